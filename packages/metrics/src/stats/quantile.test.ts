import { expect, test } from "vitest";
import { quantile } from "./quantile.ts";
import { valuesGoldens } from "./testing/descriptive-goldens.ts";

test("quantile() is linear between neighbours", () => {
  expect(quantile([0, 10], 0.25)).toBe(2.5);
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([1, 2, 4], 0.5)).toBe(2);
});

test("quantile() of one value is that value, and NaN of none", () => {
  expect(quantile([7.5], 0.3)).toBe(7.5);
  expect(quantile([], 0.5)).toBeNaN();
});

test.each(valuesGoldens)("quantile() equals numpy's on $x", ({ x, linear, median }) => {
  const sorted = Float64Array.from(x).sort();
  expect(quantile(sorted, 0.5)).toBeCloseTo(median, 14);
  for (const [level, expected] of Object.entries(linear)) {
    expect(quantile(sorted, Number(level))).toBeCloseTo(expected, 14);
  }
});
