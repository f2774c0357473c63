import { expect, test } from "vitest";
import type { Counts } from "../benchmark.ts";
import { bootstrap } from "./bootstrap.ts";
import { pairedBootstrap } from "./paired-bootstrap.ts";
import { resampleIndices } from "./resample-indices.ts";
import { resampledSums } from "./resampled-sums.ts";
import { bootstrapGolden } from "./testing/bootstrap-goldens.ts";
import { sidesOf } from "./testing/statistics.ts";

const share = (sum: Counts) => (sum["h"] ?? 0) / (sum["m"] ?? 0);

test.each([
  "paired mean difference",
  "paired difference of proportions",
  "paired difference of ratios of sums",
  "few resamples",
])("pairedBootstrap() equals numpy's interval: %s", (name) => {
  const golden = bootstrapGolden(name);
  const { cell, baseline, value } = sidesOf(golden);
  const pair = {
    cell: resampledSums(cell, golden.indices),
    baseline: resampledSums(baseline, golden.indices),
  };
  const interval = pairedBootstrap(pair, value, golden.level);
  expect(interval?.low).toBeCloseTo(golden.percentile[0], 13);
  expect(interval?.high).toBeCloseTo(golden.percentile[1], 13);
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
