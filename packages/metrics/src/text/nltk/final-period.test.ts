import { expect, test } from "vitest";
import { splitFinalPeriod } from "./final-period.ts";

test.each([
  ["a dog.", "a dog .  "],
  ["a dog.)\n\n", "a dog . ) "],
  ["a dog. ) ", "a dog .  )  "],
  ["a.b", "a.b"],
  ["a dog..", "a dog.."],
  [".", "."],
  ["no period", "no period"],
  ["", ""],
])("splitFinalPeriod() of %j is %j", (text, split) => {
  expect(splitFinalPeriod(text, ") ", " ")).toBe(split);
});

test("splitFinalPeriod() is quick with a megabyte of blanks", () => {
  const text = `a.${" ".repeat(1e6)}b`;
  expect(splitFinalPeriod(text, ") ", " ")).toBe(text);
});
