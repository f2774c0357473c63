import { expect, test } from "vitest";
import { smallPunkt, textsOf } from "../testing/own-fixtures.ts";
import { punktForTests } from "../testing/reference-data.ts";
import { wordTokenize } from "./word-tokenize.ts";

const punkt = punktForTests();

test("wordTokenize() splits sentences first: a period inside a text is cut off only where a sentence ends", () => {
  const tokens = wordTokenize("He saw Dr. Reed. He left.", { punkt: smallPunkt() });
  expect(tokens).toEqual(["He", "saw", "Dr.", "Reed", ".", "He", "left", "."]);
  expect(wordTokenize("", { punkt: smallPunkt() })).toEqual([]);
});

test.skipIf(punkt === undefined).each(["3.9.1", "3.8.1"] as const)(
  "wordTokenize() gives the tokens of NLTK %s for our texts",
  (nltk) => {
    for (const { text, tokens } of textsOf(nltk))
      expect(wordTokenize(text, { nltk, ...(punkt && { punkt }) }), text).toEqual(tokens);
  },
);
