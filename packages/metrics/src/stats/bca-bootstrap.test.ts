import { expect, test } from "vitest";
import { bcaBootstrap } from "./bca-bootstrap.ts";
import { resampleIndices } from "./resample-indices.ts";
import { resampledSums } from "./resampled-sums.ts";
import { bootstrapGolden } from "./testing/bootstrap-goldens.ts";
import { countsOf } from "./testing/counts-of.ts";
import { meanOf, microF1, ratio } from "./testing/statistics.ts";

test.each([
  ["mean", meanOf("x")],
  ["ratio of sums (CHAIR_I)", ratio],
  ["micro F1", microF1],
  ["constant data: BCa undefined or degenerate", meanOf("x")],
])("bcaBootstrap() equals scipy's: %s", (name, value) => {
  const { arrays, indices, level, bca } = bootstrapGolden(name);
  const counts = countsOf(arrays);
  const interval = bcaBootstrap({ counts, sums: resampledSums(counts, indices) }, value, level);
  expect(interval?.low).toBeCloseTo(bca?.[0] ?? Number.NaN, 12);
  expect(interval?.high).toBeCloseTo(bca?.[1] ?? Number.NaN, 12);
});

test("bcaBootstrap() is null where every resample lies below the estimate", () => {
  const { arrays, indices } = bootstrapGolden("all replicates below the estimate: z0 infinite, no BCa");
  const counts = countsOf(arrays);
  expect(bcaBootstrap({ counts, sums: resampledSums(counts, indices) }, meanOf("x"), 0.95)).toBeNull();
});

test("bcaBootstrap() reaches further to the long side of a skewed sample", () => {
  const counts = Array.from({ length: 40 }, (_, i) => ({ n: 1, x: i < 4 ? 10 : i % 2 }));
  const sums = resampledSums(counts, resampleIndices(40, 4000, 1));
  const interval = bcaBootstrap({ counts, sums }, meanOf("x"), 0.95) ?? { low: 0, high: 0 };
  expect(interval.high - 1.45).toBeGreaterThan(1.45 - interval.low);
});
