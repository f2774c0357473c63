import { expect, test } from "vitest";
import { bcaLevels } from "./bca-levels.ts";
import { bootstrapGoldens } from "./testing/bootstrap-goldens.ts";

test.each(bootstrapGoldens)("bcaLevels() equals scipy's: $case", (golden) => {
  const { replicates: values, estimate, jackknife, level, bca_levels: expected } = golden;
  const levels = bcaLevels({ values, estimate, jackknife }, level);
  if (expected === undefined) expect(levels).toBeNull();
  else {
    expect(levels?.low).toBeCloseTo(expected[0], 13);
    expect(levels?.high).toBeCloseTo(expected[1], 13);
  }
});

test("bcaLevels() without bias and skewness are those of the percentile interval", () => {
  const values = Float64Array.from([1, 2, 3]);
  const levels = bcaLevels({ values, estimate: 2, jackknife: values }, 0.9);
  expect(levels?.low).toBeCloseTo(0.05, 14);
  expect(levels?.high).toBeCloseTo(0.95, 14);
});

test("bcaLevels() is null where skewness is beyond correction", () => {
  const values = Float64Array.from({ length: 1000 }, (_, i) => i);
  const jackknife = Float64Array.from({ length: 1000 }, (_, i) => (i === 0 ? -1 : 0));
  expect(bcaLevels({ values, estimate: 999, jackknife }, 0.999999999)).toBeNull();
});
