import { expect, test } from "vitest";
import { resampleIndices } from "./resample-indices.ts";

test("resampleIndices() draws these positions for this seed, wherever it runs", () => {
  expect([...resampleIndices(10, 2, 7).rows]).toEqual([
    0, 0, 5, 9, 3, 6, 0, 1, 2, 0, 0, 5, 8, 5, 7, 6, 4, 9, 6, 4,
  ]);
});

test("resampleIndices() draws the same twice, and something else for another seed", () => {
  const first = resampleIndices(50, 20, 1);
  expect(resampleIndices(50, 20, 1)).toEqual(first);
  expect(resampleIndices(50, 20, 2).rows).not.toEqual(first.rows);
});

test("resampleIndices() begins with the same rows when more are asked for", () => {
  expect(resampleIndices(9, 30, 1).rows.slice(0, 90)).toEqual(resampleIndices(9, 10, 1).rows);
});

test("resampleIndices() draws every position about equally often", () => {
  const times = new Array<number>(20).fill(0);
  for (const index of resampleIndices(20, 5000, 3).rows) times[index] = (times[index] ?? 0) + 1;
  for (const count of times) expect(Math.abs(count - 5000)).toBeLessThan(5 * Math.sqrt(5000));
});

test("resampleIndices() of no samples is empty", () => {
  expect(resampleIndices(0, 10, 1).rows).toHaveLength(0);
});
