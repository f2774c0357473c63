import { expect, test } from "vitest";
import type { CellResult } from "../sweep-results.ts";
import { cellResult, resultsOf, threeCells } from "../testing/results.ts";
import { footnotes, isPartial } from "./footnotes.ts";
import { groupResults } from "./group-results.ts";

const settings = { confidence: 0.9, resamples: 500, seed: 7 };
const notes = (cells: readonly CellResult[], drawn: typeof settings | null = settings) =>
  groupResults(resultsOf(cells)).flatMap((group) => footnotes(group, drawn));

test("footnotes() name the units and how the intervals were drawn", () => {
  expect(notes(threeCells)).toEqual([
    "In percent, Length in tokens.",
    "In brackets: 90 % intervals, percentile bootstrap over images (500 resamples, seed 7).",
  ]);
});

test("footnotes() don't say how intervals were drawn when that isn't known", () => {
  expect(notes(threeCells, null)).toEqual(["In percent, Length in tokens."]);
});

test("footnotes() say what the missing captions are", () => {
  const failed = cellResult("b", [0.5], { n: 198, done: 198, failed: 2 });
  expect(notes([failed], null)[1]).toBe("Incomplete: 1 cell misses captions (2 failed).");
});

test("isPartial() is about the captions behind the numbers", () => {
  expect(isPartial(cellResult("b", [0.5]))).toBe(false);
  expect(isPartial(cellResult("b", [0.5], { n: 199 }))).toBe(true);
});
