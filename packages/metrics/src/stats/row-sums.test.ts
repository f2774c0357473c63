import { expect, test } from "vitest";
import { rowSums } from "./row-sums.ts";

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])("rowSums() adds every position of rows of %i", (n) => {
  const column = Float64Array.from({ length: n }, (_, i) => 10 ** i);
  const inOrder = Array.from({ length: n }, (_, i) => i);
  const firstOnly = inOrder.map(() => 0);
  const sums = rowSums(column, { n, resamples: 2, rows: Uint32Array.from([...inOrder, ...firstOnly]) });
  expect([...sums]).toEqual([(10 ** n - 1) / 9, n]);
});

test("rowSums() of empty rows is 0", () => {
  expect([...rowSums(new Float64Array(0), { n: 0, resamples: 2, rows: new Uint32Array(0) })]).toEqual([0, 0]);
});
