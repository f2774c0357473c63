import { expect, test } from "vitest";
import { precisionBits, resampleWeights } from "./resample-weights.ts";

test("resampleWeights() of an unchanged axis take one pixel each", () => {
  const { start, count, offset, weights } = resampleWeights(5, 5);
  const own = [...start].map((first, i) =>
    Array.from({ length: count[i] ?? 0 }, (_, k) => [first + k, weights[(offset[i] ?? 0) + k]]).filter(
      ([, weight]) => weight !== 0,
    ),
  );
  expect(own).toEqual([0, 1, 2, 3, 4].map((pixel) => [[pixel, 2 ** precisionBits]]));
});

test.each([
  [640, 336],
  [61, 28],
  [13, 42],
  [1, 28],
])(
  "resampleWeights() from %d to %d pixels sum to one within their rounding, and stay on the axis",
  (from, to) => {
    const { start, count, offset, weights } = resampleWeights(from, to);
    for (let i = 0; i < to; i++) {
      const [first = -1, length = 0, at = 0] = [start[i], count[i], offset[i]];
      const sum = weights.subarray(at, at + length).reduce((total, weight) => total + weight, 0);
      expect(Math.abs(sum - 2 ** precisionBits)).toBeLessThanOrEqual(length / 2);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(first + length).toBeLessThanOrEqual(from);
    }
  },
);

test("resampleWeights() widen their reach when the axis shrinks", () => {
  expect(resampleWeights(100, 10).count[5]).toBe(40);
  expect(resampleWeights(10, 100).count[50]).toBe(4);
});
