import { expect, test } from "vitest";
import { UnknownBenchmarkError } from "../../errors.ts";
import { cellResult, resultsOf, threeCells } from "../testing/results.ts";
import { groupResults } from "./group-results.ts";

test("groupResults() groups by model and benchmark in the order of the grid, each with its verdict", () => {
  const other = cellResult("greedy", [0.1], { model: "another" });
  const groups = groupResults(resultsOf([other, ...threeCells, { ...other, label: "b", cellId: "b" }]));
  expect(groups.map(({ model, cells, sentence }) => [model, cells.length, sentence])).toEqual([
    ["another", 2, null],
    ["m", 3, "No setting beats greedy."],
  ]);
  expect(groups[0]?.benchmark.name).toBe("scenes");
});

test("groupResults() finds the best within a group", () => {
  const [first] = groupResults(resultsOf(threeCells));
  const isBest = threeCells.map((cell) => first?.isBest(cell, "chairS"));
  expect(isBest).toEqual([false, true, true]);
  expect(first?.isBest(threeCells[0] ?? cellResult("", []), "no such metric")).toBe(false);
});

test("groupResults() refuses a benchmark that it doesn't know", () => {
  const unknown = cellResult("b", [], { benchmark: "newer" });
  expect(() => groupResults(resultsOf([unknown]))).toThrow(UnknownBenchmarkError);
});
