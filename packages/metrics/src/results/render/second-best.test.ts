import { expect, test } from "vitest";
import { chairMetrics } from "../../benchmarks/scenes/chair-metrics.ts";
import { cellResult, threeCells } from "../testing/results.ts";
import { secondBest } from "./second-best.ts";

const second = (...values: readonly number[]) => {
  const cells = values.map((value, index) => cellResult(String(index), [value]));
  return [...secondBest(cells, "chairS", chairMetrics.chairS)].map((id) => id.replace("id of ", ""));
};

test("secondBest() is the next value after the best, all cells that share it", () => {
  expect(second(0.3, 0.1, 0.2)).toEqual(["2"]);
  expect(second(0.2, 0.1, 0.2, 0.1, 0.3)).toEqual(["0", "2"]);
});

test("secondBest() is nobody where all are best, or none is", () => {
  expect(second(0.1, 0.1)).toEqual([]);
  expect(second(0.1)).toEqual([]);
  expect(secondBest([], "chairS", chairMetrics.chairS)).toEqual(new Set());
  expect(secondBest(threeCells, "length", chairMetrics.length)).toEqual(new Set());
});

test("secondBest() passes over cells with other samples and without a value", () => {
  const cells = [
    cellResult("a", [0.3]),
    cellResult("b", [0.1]),
    cellResult("c", [0.2], { n: 10, samplesHash: "few" }),
    cellResult("d", [], { metrics: { chairS: { value: null, low: null, high: null } } }),
  ];
  expect(secondBest(cells, "chairS", chairMetrics.chairS)).toEqual(new Set(["id of a"]));
});
