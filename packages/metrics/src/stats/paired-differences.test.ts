import { expect, test } from "vitest";
import { pairedDifferences } from "./paired-differences.ts";
import { resampledSums } from "./resampled-sums.ts";
import { bootstrapGolden } from "./testing/bootstrap-goldens.ts";
import { sidesOf } from "./testing/statistics.ts";

test.each([
  "paired mean difference",
  "paired difference of proportions",
  "paired difference of ratios of sums",
  "few resamples",
])("pairedDifferences() equals numpy's: %s", (name) => {
  const golden = bootstrapGolden(name);
  const { cell, baseline, value } = sidesOf(golden);
  const pair = {
    cell: resampledSums(cell, golden.indices),
    baseline: resampledSums(baseline, golden.indices),
  };
  pairedDifferences(pair, value).forEach((difference, i) => {
    expect(difference).toBeCloseTo(golden.replicates[i] ?? Number.NaN, 13);
  });
});

test("pairedDifferences() is NaN where one side has no value", () => {
  const sums = (m: number[]) => ({
    resamples: 2,
    counters: new Map([
      ["h", Float64Array.of(1, 1)],
      ["m", Float64Array.from(m)],
    ]),
  });
  const pair = { cell: sums([2, 0]), baseline: sums([4, 4]) };
  const share = (sum: Readonly<Record<string, number>>) =>
    sum["m"] ? (sum["h"] ?? 0) / sum["m"] : Number.NaN;
  expect([...pairedDifferences(pair, share)]).toEqual([0.25, Number.NaN]);
});
