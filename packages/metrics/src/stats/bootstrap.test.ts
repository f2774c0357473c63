import { expect, test } from "vitest";
import type { Counts } from "../benchmark.ts";
import { bootstrap } from "./bootstrap.ts";
import { resampleIndices } from "./resample-indices.ts";
import { resampledSums } from "./resampled-sums.ts";
import { resampledValues } from "./resampled-values.ts";
import { standardDeviation } from "./standard-deviation.ts";
import { bootstrapGolden } from "./testing/bootstrap-goldens.ts";
import { countsOf } from "./testing/counts-of.ts";
import { meanOf, microF1, ratio } from "./testing/statistics.ts";

const share = (sum: Counts) => (sum["hit"] ?? 0) / (sum["n"] ?? 0);
const hits = (n: number, count: number) =>
  Array.from({ length: n }, (_, i) => ({ n: 1, hit: i < count ? 1 : 0 }));

test.each([
  ["mean", meanOf("x")],
  ["ratio of sums (CHAIR_I)", ratio],
  ["micro F1", microF1],
])("bootstrap() equals numpy's percentile interval: %s", (name, value) => {
  const golden = bootstrapGolden(name);
  const sums = resampledSums(countsOf(golden.arrays), golden.indices);
  const replicates = resampledValues(sums, value);
  replicates.forEach((replicate, i) => {
    expect(replicate).toBeCloseTo(golden.replicates[i] ?? Number.NaN, 13);
  });
  expect(standardDeviation(replicates)).toBeCloseTo(golden.standard_error_ddof1, 13);
  const interval = bootstrap(sums, value, golden.level);
  expect(interval?.low).toBeCloseTo(golden.percentile[0], 13);
  expect(interval?.high).toBeCloseTo(golden.percentile[1], 13);
});

test("bootstrap() of images that are all alike is a point", () => {
  const sums = resampledSums(hits(10, 10), resampleIndices(10, 100, 1));
  expect(bootstrap(sums, share, 0.95)).toEqual({ low: 1, high: 1 });
});

test("bootstrap() of a share comes near the binomial's interval", () => {
  const interval = bootstrap(resampledSums(hits(200, 84), resampleIndices(200, 10_000, 1)), share, 0.95);
  expect(interval?.low).toBeCloseTo(0.42 - 1.96 * Math.sqrt((0.42 * 0.58) / 200), 1.9);
  expect(interval?.high).toBeCloseTo(0.42 + 1.96 * Math.sqrt((0.42 * 0.58) / 200), 1.9);
});

test("bootstrap() leaves out resamples without a value, and is null where none has one", () => {
  const indices = { n: 2, resamples: 3, rows: Uint32Array.from([0, 0, 0, 1, 1, 1]) };
  const counts = [
    { n: 0, hit: 0 },
    { n: 2, hit: 1 },
  ];
  expect(bootstrap(resampledSums(counts, indices), share, 0.95)).toEqual({ low: 0.5, high: 0.5 });
  expect(bootstrap(resampledSums(hits(0, 0), resampleIndices(0, 10, 1)), share, 0.95)).toBeNull();
});

test("bootstrap() covers the true share about as often as it says", () => {
  const draws = resampleIndices(10, 300 * 100, 99).rows;
  let covered = 0;
  for (let trial = 0; trial < 300; trial++) {
    const drawn = [...draws.slice(trial * 100, (trial + 1) * 100)];
    const counts = drawn.map((draw) => ({ n: 1, hit: draw < 4 ? 1 : 0 }));
    const interval = bootstrap(resampledSums(counts, resampleIndices(100, 400, trial)), share, 0.9);
    if (interval && interval.low <= 0.4 && interval.high >= 0.4) covered++;
  }
  expect(covered / 300).toBeGreaterThan(0.84);
  expect(covered / 300).toBeLessThan(0.95);
});

test("bootstrap() gives 50 cells, 8 counters, 6 metrics and 10,000 resamples of 500 images in seconds", () => {
  const counters = ["n", "hit", "a", "b", "c", "d", "e", "f"];
  const counts = Array.from({ length: 500 }, (_, i) =>
    Object.fromEntries(counters.map((name, k) => [name, ((i * (k + 3)) % 7) + 1])),
  );
  const start = process.cpuUsage();
  const indices = resampleIndices(500, 10_000, 1);
  for (let cell = 0; cell < 50; cell++) {
    const sums = resampledSums(counts, indices);
    for (let metric = 0; metric < 6; metric++) bootstrap(sums, share, 0.95);
  }
  const { user, system } = process.cpuUsage(start);
  // Measured: 1.4 to 1.7 s on one core. The bound leaves room for a busy machine, not for another algorithm.
  expect((user + system) / 1000).toBeLessThan(8000);
});
