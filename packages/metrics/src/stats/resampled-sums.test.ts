import { expect, test } from "vitest";
import { resampledSums } from "./resampled-sums.ts";

test("resampledSums() adds what each row draws, counter by counter", () => {
  const indices = { n: 3, resamples: 2, rows: Uint32Array.from([0, 0, 2, 1, 2, 1]) };
  const { counters } = resampledSums([{ a: 1, b: 10 }, { a: 2 }, { a: 4, b: 30 }], indices);
  expect([...(counters.get("a") ?? [])]).toEqual([6, 8]);
  expect([...(counters.get("b") ?? [])]).toEqual([50, 30]);
});

test("resampledSums() refuses counts that the resamples were not drawn from", () => {
  const indices = { n: 3, resamples: 1, rows: Uint32Array.from([0, 1, 2]) };
  expect(() => resampledSums([{ a: 1 }], indices)).toThrow(
    "Cannot resample 1 counts: the resamples draw from 3",
  );
});
