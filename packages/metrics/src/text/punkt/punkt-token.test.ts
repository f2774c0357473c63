import { expect, test } from "vitest";
import { smallPunkt } from "../testing/own-fixtures.ts";
import { punktTokens } from "./punkt-token.ts";

const tokens = (context: string) => punktTokens(context, smallPunkt());

test.each([
  ["(Hello, world).", ["(", "Hello", ",", "world", ")", "."]],
  ["a--b ...c 3,000. x,y", ["a", "--", "b", "...", "c", "3,000.", "x,y"]],
  ["so . . . it", ["so", ". . .", "it"]],
  ["one\n\ntwo", ["one", "two"]],
  ["😀's", ["😀", "'s"]],
])("punktTokens() splits %j", (context, words) => {
  expect(tokens(context).map(({ text }) => text)).toEqual(words);
});

test("punktTokens() knows abbreviations, also behind a hyphen, ellipses, numbers and ends", () => {
  const seen = tokens("Dr. vice-Dr. end. ... -3.5. ?").map(
    ({ type, isAbbreviation, isEllipsis, endsSentence }) => [
      type,
      { isAbbreviation, isEllipsis, endsSentence },
    ],
  );
  const plain = { isAbbreviation: false, isEllipsis: false, endsSentence: false };
  expect(seen).toEqual([
    ["dr.", { ...plain, isAbbreviation: true }],
    ["vice-dr.", { ...plain, isAbbreviation: true }],
    ["end.", { ...plain, endsSentence: true }],
    ["...", { ...plain, isEllipsis: true }],
    ["-", plain],
    ["##number##", { ...plain, endsSentence: true }],
    ["?", { ...plain, endsSentence: true }],
  ]);
});
