import { expect, test } from "vitest";
import { pairedBcaBootstrap } from "./paired-bca-bootstrap.ts";
import { resampledSums } from "./resampled-sums.ts";
import { bootstrapGolden } from "./testing/bootstrap-goldens.ts";
import { sidesOf } from "./testing/statistics.ts";

test.each([
  "paired mean difference",
  "paired difference of proportions",
  "paired difference of ratios of sums",
  "few resamples",
])("pairedBcaBootstrap() equals scipy's: %s", (name) => {
  const golden = bootstrapGolden(name);
  const { value, ...sides } = sidesOf(golden);
  const cell = { counts: sides.cell, sums: resampledSums(sides.cell, golden.indices) };
  const baseline = { counts: sides.baseline, sums: resampledSums(sides.baseline, golden.indices) };
  const interval = pairedBcaBootstrap({ cell, baseline }, value, golden.level);
  expect(interval?.low).toBeCloseTo(golden.bca?.[0] ?? Number.NaN, 12);
  expect(interval?.high).toBeCloseTo(golden.bca?.[1] ?? Number.NaN, 12);
});

test("pairedBcaBootstrap() of a cell with itself is exactly 0", () => {
  const { cell: counts, value } = sidesOf(bootstrapGolden("few resamples"));
  const cell = { counts, sums: resampledSums(counts, bootstrapGolden("few resamples").indices) };
  expect(pairedBcaBootstrap({ cell, baseline: cell }, value, 0.95)).toEqual({ low: 0, high: 0 });
});
