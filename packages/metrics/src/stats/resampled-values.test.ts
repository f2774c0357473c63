import { expect, test } from "vitest";
import { resampledValues } from "./resampled-values.ts";

test("resampledValues() gives the metric what each resample sums to", () => {
  const counters = new Map([
    ["a", Float64Array.from([1, 2, 0])],
    ["b", Float64Array.from([4, 4, 0])],
  ]);
  const values = resampledValues({ resamples: 3, counters }, (sum) => (sum["a"] ?? 0) / (sum["b"] ?? 0));
  expect([...values]).toEqual([0.25, 0.5, Number.NaN]);
});
