import { expect, test } from "vitest";
import type { Counts } from "../benchmark.ts";
import { paretoFront } from "./pareto-front.ts";
import { type Objective, paretoMembership } from "./pareto-membership.ts";
import { resampleIndices } from "./resample-indices.ts";
import { resampledSums } from "./resampled-sums.ts";
import { meanOf } from "./testing/statistics.ts";

const objectives: readonly Objective[] = [
  { value: meanOf("hallucinated"), better: "lower" },
  { value: meanOf("right"), better: "higher" },
];
const cell = (images: number, hallucinated: number, right: number): Counts[] =>
  Array.from({ length: images }, (_, i) => ({
    n: 1,
    hallucinated: (i * 7) % images < hallucinated ? 1 : 0,
    right: (i * 11) % images < right ? 1 : 0,
  }));

test("paretoMembership() is sure of what is far, and shares what is near", () => {
  const indices = resampleIndices(100, 2000, 1);
  const cells = [cell(100, 30, 60), cell(100, 31, 61), cell(100, 90, 10), cell(100, 29, 59)];
  const [a = 0, b = 0, far, d = 0] = paretoMembership(
    cells.map((counts) => resampledSums(counts, indices)),
    objectives,
  );
  expect(far).toBe(0);
  for (const share of [a, b, d]) expect(share).toBeGreaterThan(0.5);
});

test("paretoMembership() of one resample that draws each image once is the front itself", () => {
  const cells = [cell(20, 8, 12), cell(20, 8, 11), cell(20, 5, 4), cell(20, 9, 12), cell(20, 8, 12)];
  const indices = { n: 20, resamples: 1, rows: Uint32Array.from({ length: 20 }, (_, i) => i) };
  const sums = cells.map((counts) => resampledSums(counts, indices));
  const points = [
    [0.4, 0.6],
    [0.4, 0.55],
    [0.25, 0.2],
    [0.45, 0.6],
    [0.4, 0.6],
  ];
  const front = paretoFront(points, ["lower", "higher"]);
  expect(paretoMembership(sums, objectives)).toEqual(points.map((_, i) => (front.includes(i) ? 1 : 0)));
});

test("paretoMembership() of no cells is none", () => {
  expect(paretoMembership([], objectives)).toEqual([]);
});
