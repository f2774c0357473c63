import { expect, test } from "vitest";
import { sumCounts } from "./sum-counts.ts";

test("sumCounts() adds counter by counter, and takes a missing one for 0", () => {
  expect(sumCounts([{ a: 1, b: 2 }, { a: 3 }, { c: 5 }])).toEqual({ a: 4, b: 2, c: 5 });
  expect(sumCounts([])).toEqual({});
});
