import { expect, test } from "vitest";
import { z } from "zod";
import { pairSwaps } from "./pair-swaps.ts";
import { permutationTest } from "./permutation-test.ts";
import { resampleIndices } from "./resample-indices.ts";
import { swappedSums } from "./swapped-sums.ts";
import { countsOf } from "./testing/counts-of.ts";
import { goldenCases } from "./testing/golden-cases.ts";
import { meanOf, ratio } from "./testing/statistics.ts";

const Case = z.object({
  case: z.string(),
  a: z.array(z.number()),
  b: z.array(z.number()),
  observed_mean_difference: z.number(),
  count_at_least_as_extreme: z.int(),
  assignments: z.int(),
  p_exact_two_sided: z.number(),
});

test.each(goldenCases(Case, "sign_flip_permutation.json"))(
  "permutationTest() of a mean equals all sign flips: $case",
  ({ a, b, ...golden }) => {
    const pair = { cell: countsOf({ x: b }), baseline: countsOf({ x: a }) };
    const result = permutationTest(swappedSums(pair, pairSwaps(a.length, 40_000, 1)), meanOf("x"));
    expect(result.difference).toBeCloseTo(golden.observed_mean_difference, 14);
    expect(result.asFar).toBe(golden.count_at_least_as_extreme);
    expect(result.permutations).toBe(golden.assignments);
    expect(result.p).toBe(golden.p_exact_two_sided);
  },
);

const images = (n: number, hallucinated: (i: number) => number) =>
  Array.from({ length: n }, (_, i) => ({ h: hallucinated(i), m: 3 + (i % 4) }));

test("permutationTest() drawn comes near the exact one, of a ratio of sums, too", () => {
  const pair = {
    cell: images(12, (i) => i % 3),
    baseline: images(12, (i) => (i % 3) + (i % 4 === 0 ? 1 : 0)),
  };
  const exact = permutationTest(swappedSums(pair, pairSwaps(12, 4096, 1)), ratio);
  const drawn = permutationTest(swappedSums(pair, pairSwaps(12, 4095, 1)), ratio);
  expect([exact.permutations, drawn.permutations]).toEqual([4096, 4095]);
  // Four standard errors of 4095 draws.
  expect(Math.abs(drawn.p - exact.p)).toBeLessThan(0.03);
});

test("permutationTest() of a cell with itself has p 1", () => {
  const cell = images(30, (i) => i % 2);
  expect(permutationTest(swappedSums({ cell, baseline: cell }, pairSwaps(30, 200, 1)), ratio).p).toBe(1);
});

test("permutationTest() is as often below a level as the level says where cells are alike", () => {
  const draws = resampleIndices(1000, 24, 9).rows;
  const swaps = pairSwaps(30, 399, 5);
  let below = 0;
  for (let trial = 0; trial < 400; trial++) {
    const side = (offset: number) => images(30, (i) => draws[trial * 60 + offset + i] ?? 0);
    if (permutationTest(swappedSums({ cell: side(0), baseline: side(30) }, swaps), ratio).p <= 0.1) below++;
  }
  expect(below / 400).toBeGreaterThan(0.055);
  expect(below / 400).toBeLessThan(0.145);
});

test("permutationTest() without a value on one side has p NaN", () => {
  const pair = { cell: [{ h: 0, m: 0 }], baseline: [{ h: 0, m: 1 }] };
  expect(permutationTest(swappedSums(pair, pairSwaps(1, 2, 1)), ratio)).toMatchObject({
    difference: Number.NaN,
    p: Number.NaN,
  });
});
