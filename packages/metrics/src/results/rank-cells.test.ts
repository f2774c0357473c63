import { expect, test } from "vitest";
import { scenes } from "../benchmarks/scenes/scenes.ts";
import type { ComparedCell, Comparison } from "./compare-cells.ts";
import { rankCells } from "./rank-cells.ts";

const by = (difference: number, outcome: Comparison["outcome"] = "unclear"): Comparison => ({
  value: 0.5 + difference,
  baseline: 0.5,
  difference,
  low: 0,
  high: 0,
  differing: 9,
  outcome,
});
const cells: ComparedCell[] = [
  { label: "a", metrics: { chairS: by(0.1), f1: by(0.1) } },
  { label: "b", metrics: { chairS: by(-0.1, "better"), f1: by(-0.1, "worse") } },
  { label: "c", metrics: { chairS: by(-0.1), f1: by(0.2) } },
  { label: "d", metrics: { f1: by(0.3) } },
];
const ranked = (key: string) => rankCells(scenes, cells, key).map(({ label }) => label);

test("rankCells() puts the best first, the grid's order among equals, and leaves out cells without a value", () => {
  expect(ranked("chairS")).toEqual(["b", "c", "a"]);
  expect(ranked("f1")).toEqual(["d", "c", "a", "b"]);
  expect(ranked("no such metric")).toEqual([]);
});

test("rankCells() says in which headline metric a cell is worse", () => {
  const [b, c] = rankCells(scenes, cells, "chairS");
  expect(b?.loss?.metric.title).toBe("F1");
  expect(b?.loss?.comparison.difference).toBe(-0.1);
  expect(c?.loss).toBeNull();
});
