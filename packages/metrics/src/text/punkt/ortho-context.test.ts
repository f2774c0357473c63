import { expect, test } from "vitest";
import { smallPunkt } from "../testing/own-fixtures.ts";
import {
  neverLower,
  startsSentence,
  startsUpper,
  typeInSentence,
  typeWithoutPeriod,
} from "./ortho-context.ts";
import { type PunktToken, punktTokens } from "./punkt-token.ts";

const punkt = smallPunkt();
const plain = { isAbbreviation: false, isEllipsis: false, endsSentence: false };
const token = (text: string): PunktToken => punktTokens(text, punkt)[0] ?? { text, type: text, ...plain };

test.each([
  [",", false],
  ["Women", true],
  ["Cat", true],
  ["Dog", undefined],
  ["cat", undefined],
  ["dog", false],
  ["unknown", false],
  ["Unknown", undefined],
  ["3", undefined],
])("startsSentence() of %j is %j", (text, starts) => {
  expect(startsSentence(token(text), punkt)).toBe(starts);
});

test("startsUpper() knows capitals of any script", () => {
  expect(["Dog", "Éa", "dog", "3", "猫"].map((text) => startsUpper(token(text)))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("neverLower() is true of a word seen in capitals only, and of an unknown one", () => {
  expect(["K", "Buses", "Cat", "Zebra"].map((text) => neverLower(token(text), punkt))).toEqual([
    true,
    true,
    false,
    true,
  ]);
});

test("typeInSentence() drops the period that ends a sentence and keeps an abbreviation's", () => {
  expect([typeInSentence(token("End.")), typeInSentence(token("Dr."))]).toEqual(["end", "dr."]);
  expect([typeWithoutPeriod(token("Dr.")), typeWithoutPeriod(token("."))]).toEqual(["dr", "."]);
});
