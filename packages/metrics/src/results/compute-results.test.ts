import { expect, test } from "vitest";
import { scenes } from "../benchmarks/scenes/scenes.ts";
import { computeResults } from "./compute-results.ts";
import { samplesHash } from "./samples-hash.ts";
import { captionCounts, cellCounts, firstWrong, sweepCounts } from "./testing/counts.ts";

const options = { seed: 1, resamples: 500 };

test("computeResults() gives each cell's metrics with intervals around them", () => {
  const counts = sweepCounts(cellCounts("a", firstWrong(100, 42)), cellCounts("b", firstWrong(100, 0)));
  const { benchmark, version, settings, cells } = computeResults(scenes, counts, options);
  expect({ benchmark, version, settings }).toEqual({
    benchmark: "scenes",
    version: 1,
    settings: { confidence: 0.95, resamples: 500, seed: 1 },
  });
  expect(cells.map(({ cellId, n }) => [cellId, n])).toEqual([
    ["a", 100],
    ["b", 100],
  ]);
  const { value, low, high } = cells[0]?.metrics["chairS"] ?? {};
  expect(value).toBe(0.42);
  expect(low).toBeGreaterThan(0.3);
  expect(low).toBeLessThan(0.36);
  expect(high).toBeGreaterThan(0.48);
  expect(high).toBeLessThan(0.54);
  expect(cells[1]?.metrics["chairS"]).toEqual({ value: 0, low: 0, high: 0 });
});

test("computeResults() leaves out what isn't counted, and hashes the samples that are", () => {
  const [one, two, three] = [captionCounts(1), captionCounts(0), captionCounts(0)];
  const counts = sweepCounts(
    cellCounts("whole", [one, two, three]),
    cellCounts("part", [one, null, three]),
    cellCounts("none", [null, null, null]),
  );
  const { cells } = computeResults(scenes, counts, options);
  expect(cells.map(({ cellId, n, samplesHash: hash }) => [cellId, n, hash])).toEqual([
    ["whole", 3, samplesHash(["0", "1", "2"])],
    ["part", 2, samplesHash(["0", "2"])],
  ]);
  expect(cells[1]?.metrics["chairS"]?.value).toBe(0.5);
});

test("computeResults() gives equal cells equal intervals, since they share their resamples", () => {
  const counts = sweepCounts(cellCounts("a", firstWrong(50, 9)), cellCounts("b", firstWrong(50, 9)));
  const { cells } = computeResults(scenes, counts, options);
  expect(cells[0]?.metrics).toEqual(cells[1]?.metrics);
});

test("computeResults() is the same for a seed, and another for another", () => {
  const counts = sweepCounts(cellCounts("a", firstWrong(37, 11)));
  expect(computeResults(scenes, counts, options)).toEqual(computeResults(scenes, counts, options));
  const other = computeResults(scenes, counts, { ...options, seed: 2 });
  expect(other.cells).not.toEqual(computeResults(scenes, counts, options).cells);
});

test("computeResults() has null where a metric has no value", () => {
  const silent = Array.from({ length: 5 }, () => captionCounts(0, 0));
  const { cells } = computeResults(scenes, sweepCounts(cellCounts("a", silent)), options);
  expect(cells[0]?.metrics).toMatchObject({
    chairI: { value: null, low: null, high: null },
    precision: { value: null, low: null, high: null },
    chairS: { value: 0, low: 0, high: 0 },
    f1: { value: 0, low: 0, high: 0 },
  });
});
