import { expect, test } from "vitest";
import { percentilePValue } from "./percentile-p-value.ts";
import { pairedBootstrapGoldens, resampledDifferences } from "./testing/paired-bootstrap-goldens.ts";

test.each(pairedBootstrapGoldens)("percentilePValue() is exactly numpy's: $case", (golden) => {
  expect(percentilePValue(resampledDifferences(golden))).toBe(golden.p_two_sided_percentile);
});

test("percentilePValue() of no difference at all is 1, and never 0", () => {
  expect(percentilePValue(Float64Array.of(0, 0, 0))).toBe(1);
  expect(percentilePValue(Float64Array.of(1, 2, 3))).toBe(0.5);
});

test("percentilePValue() leaves NaN out", () => {
  expect(percentilePValue(Float64Array.of(1, Number.NaN, 2, 3))).toBe(0.5);
});
