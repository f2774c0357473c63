import { expect, test } from "vitest";
import { chairMetrics } from "../benchmarks/scenes/chair-metrics.ts";
import { best, comparable } from "./best.ts";

const cell = (cellId: string, value: number | null, n = 10, samplesHash: string | null = "all") => ({
  cellId,
  n,
  samplesHash,
  metrics: { it: { value, low: value, high: value } },
});
const cells = [cell("a", 0.3), cell("b", 0.1), cell("c", 0.3), cell("d", 0.1)];

test("best() is the lowest or the highest, as the metric has it, with every tie", () => {
  expect([...best(cells, "it", chairMetrics.chairS)]).toEqual(["b", "d"]);
  expect([...best(cells, "it", chairMetrics.f1)]).toEqual(["a", "c"]);
});

test("best() is nobody where neither end is better", () => {
  expect(best(cells, "it", chairMetrics.length).size).toBe(0);
});

test("best() passes over cells without a value", () => {
  expect([...best([cell("a", null), cell("b", 0.5)], "it", chairMetrics.chairS)]).toEqual(["b"]);
  expect(best([cell("a", null)], "it", chairMetrics.chairS).size).toBe(0);
  expect(best([], "it", chairMetrics.chairS).size).toBe(0);
});

test("comparable() keeps the cells over the samples of the first cell with the most captions", () => {
  const mixed = [cell("part", 0, 1, "few"), cell("a", 0.3), cell("other", 0.1, 10, "else"), cell("b", 0.2)];
  expect(comparable(mixed).map(({ cellId }) => cellId)).toEqual(["a", "b"]);
  expect([...best(mixed, "it", chairMetrics.chairS)]).toEqual(["b"]);
});
