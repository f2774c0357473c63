import { expect, test } from "vitest";
import type { Counts } from "../benchmark.ts";
import { bootstrap } from "./bootstrap.ts";
import { pairedBootstrap } from "./paired-bootstrap.ts";
import { resampleIndices } from "./resample-indices.ts";
import { resampledSums } from "./resampled-sums.ts";
import { countsOf, goldenCase, indicesOf } from "./testing/goldens.ts";

const share = (sum: Counts) => (sum["h"] ?? 0) / (sum["m"] ?? 0);

test("pairedBootstrap() equals numpy's interval of a difference of ratios", () => {
  const { arrays, indices, level, percentile } = goldenCase("paired difference of ratios of sums");
  const sumsOf = (h: string, m: string) =>
    resampledSums(countsOf({ h: arrays[h] ?? [], m: arrays[m] ?? [] }), indicesOf(indices));
  const interval = pairedBootstrap({ cell: sumsOf("h2", "m2"), baseline: sumsOf("h1", "m1") }, share, level);
  expect(interval?.low).toBeCloseTo(percentile[0], 12);
  expect(interval?.high).toBeCloseTo(percentile[1], 12);
});

test("pairedBootstrap() of a cell with itself is exactly 0", () => {
  const counts = Array.from({ length: 30 }, (_, i) => ({ h: i % 3 === 0 ? 1 : 0, m: 1 }));
  const sums = resampledSums(counts, resampleIndices(30, 500, 1));
  expect(pairedBootstrap({ cell: sums, baseline: sums }, share, 0.95)).toEqual({ low: 0, high: 0 });
});

test("pairedBootstrap() sees a small shift that every image shares where single intervals overlap", () => {
  const counts = (shift: number) => Array.from({ length: 50 }, (_, i) => ({ h: (i % 10) + shift, m: 20 }));
  const indices = resampleIndices(50, 1000, 1);
  const [cell, baseline] = [resampledSums(counts(0), indices), resampledSums(counts(1), indices)];
  const interval = pairedBootstrap({ cell, baseline }, share, 0.95);
  expect(interval?.high).toBeCloseTo(-0.05, 12);
  expect(interval?.low).toBeCloseTo(-0.05, 12);
  const [ours, theirs] = [bootstrap(cell, share, 0.95), bootstrap(baseline, share, 0.95)];
  expect(ours?.high).toBeGreaterThan(theirs?.low ?? Number.NaN);
});

test("pairedBootstrap() is null where one of the two never has a value", () => {
  const indices = resampleIndices(2, 10, 1);
  const cell = resampledSums(
    [
      { h: 0, m: 0 },
      { h: 0, m: 0 },
    ],
    indices,
  );
  const baseline = resampledSums(
    [
      { h: 0, m: 1 },
      { h: 0, m: 1 },
    ],
    indices,
  );
  expect(pairedBootstrap({ cell, baseline }, share, 0.95)).toBeNull();
});
