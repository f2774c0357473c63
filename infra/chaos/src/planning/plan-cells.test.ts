import { expect, test } from "vitest";
import { planCells } from "./plan-cells.ts";

test("planCells() plans as many cells as asked for, and units that hold them", () => {
  const { cells, units, peakBytes } = planCells(1_000);
  expect(cells).toBe(1_024);
  expect(units).toBeGreaterThanOrEqual(Math.ceil((cells * 4) / 128));
  expect(peakBytes).toBeGreaterThan(0);
});
