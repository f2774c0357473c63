import { expect, test } from "vitest";
import { smallPunkt } from "../../../text/testing/own-fixtures.ts";
import { ownLexicon } from "../testing/own-lexicon.ts";
import { textWords } from "./text-words.ts";

test("textWords() gives noun lemmas of all tokens in lower case, double words joined", () => {
  const words = textWords("Two Dogs sat on coffee tables.", ownLexicon, { punkt: smallPunkt() });
  expect(words).toEqual(["two", "dog", "sat", "on", "coffee table", "."]);
});
