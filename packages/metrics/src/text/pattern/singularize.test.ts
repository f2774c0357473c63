import { expect, test } from "vitest";
import { singulars } from "../testing/own-fixtures.ts";
import { singularize } from "./singularize.ts";

test("singularize() equals clips/pattern 3.6 on our words", () => {
  for (const { word, singular } of singulars()) expect(singularize(word), word).toBe(singular);
});

test.each([
  ["bus", "bu"],
  ["glass", "glas"],
  ["tennis", "tenni"],
  ["four", "fmy"],
  ["ties", "ty"],
  ["men", "man"],
  ["s", "s"],
  ["cookies", "cookies"],
  ["mothers-in-law", "mother-in-law"],
])("singularize() of %j is %j, as the benchmarks' notes say", (word, singular) => {
  expect(singularize(word)).toBe(singular);
});
