import { expect, test } from "vitest";
import { BenchmarkDataError } from "../../../errors.ts";
import { parseObjhalLexicon } from "./objhal-lexicon.ts";

const lexicon = parseObjhalLexicon(
  "motorcycle,  motor bike\n\n dining table, coffee table, table \nmotor bike, x",
  "s.txt",
);

test("parseObjhalLexicon() trims entries, and a later line wins", () => {
  expect(Object.fromEntries(lexicon.classes)).toEqual({
    motorcycle: "motorcycle",
    "motor bike": "motor bike",
    "dining table": "dining table",
    "coffee table": "dining table",
    table: "dining table",
    x: "motor bike",
  });
});

test("parseObjhalLexicon() takes entries of several words for double words, and two more", () => {
  const of = (words: string) => lexicon.doubles.get(words);
  expect(["coffee table", "home plate", "train track", "baby dog", "table"].map(of)).toEqual([
    "coffee table",
    "home plate",
    "train track",
    "dog",
    undefined,
  ]);
});

test("parseObjhalLexicon() refuses an empty file", () => {
  expect(() => parseObjhalLexicon("\n", "s.txt")).toThrow(BenchmarkDataError);
});
