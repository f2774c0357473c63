import { expect, test } from "vitest";
import { smallPunkt, smallPunktSentences, textsOf } from "../testing/own-fixtures.ts";
import { punktForTests } from "../testing/reference-data.ts";
import { splitSentences } from "./split-sentences.ts";

const punkt = punktForTests();

test.each([
  ["A dog. A cat.", ["A dog.", "A cat."]],
  ["(A dog.) A cat. ", ["(A dog.)", "A cat."]],
  ["no end", ["no end"]],
  ['He said "no." Then "yes!"', ['He said "no."', 'Then "yes!"']],
  [" \n", []],
  ["", []],
])("splitSentences() of %j", (text, sentences) => {
  expect(splitSentences(text, smallPunkt())).toEqual(sentences);
});

test("splitSentences() equals NLTK on our texts with a few parameters of our own", () => {
  for (const { text, sentences } of smallPunktSentences())
    expect(splitSentences(text, smallPunkt()), text).toEqual(sentences);
});

test.skipIf(punkt === undefined)("splitSentences() equals NLTK on our texts with NLTK's parameters", () => {
  for (const { text, sentences } of textsOf("3.9.1"))
    expect(splitSentences(text, punkt ?? smallPunkt()), text).toEqual(sentences);
});

test("splitSentences() takes long texts in linear time", () => {
  expect(splitSentences("A dog sits. ".repeat(20_000), smallPunkt())).toHaveLength(20_000);
  expect(splitSentences("!".repeat(100_000), smallPunkt()).map(({ length }) => length)).toEqual([
    1, 99_998, 1,
  ]);
  expect(splitSentences(`a. ${"-".repeat(1_000_000)}`, smallPunkt())).toHaveLength(2);
});
