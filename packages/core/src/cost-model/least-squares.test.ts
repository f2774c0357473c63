import { expect, test } from "vitest";
import { randomNumbers } from "../testing/random-numbers.ts";
import { fitFactor, fitFactors } from "./least-squares.ts";

const first = [1, 2, 3, 4, 5];
const second = [7, 1, 4, 1, 8];
const combined = (f: number, g: number) => first.map((x, index) => f * x + g * (second[index] ?? 0));

test("fitFactor() finds the factor, never one below 0", () => {
  expect(fitFactor(first, combined(3, 0))).toBeCloseTo(3, 12);
  expect(fitFactor(first, combined(-3, 0))).toBe(0);
  expect(fitFactor([0, 0], [1, 2])).toBe(0);
});

test("fitFactors() finds both factors", () => {
  const [f, g] = fitFactors(first, second, combined(0.5, 2));
  expect(f).toBeCloseTo(0.5, 12);
  expect(g).toBeCloseTo(2, 12);
});

test("fitFactors() gives all to the first where the two cannot be told apart", () => {
  const double = first.map((x) => 2 * x);
  expect(fitFactors(first, double, double)).toEqual([2, 0]);
  expect(fitFactors([4], [5], [8])).toEqual([2, 0]);
});

test("fitFactors() is nowhere worse than any other pair that is not negative", () => {
  const distance = (y: readonly number[], f: number, g: number) =>
    y.reduce((sum, value, index) => sum + (value - (combined(f, g)[index] ?? 0)) ** 2, 0);
  for (let seed = 1; seed <= 40; seed += 1) {
    const y = [...randomNumbers(5, seed)];
    const [f, g] = fitFactors(first, second, y);
    expect(Math.min(f, g)).toBeGreaterThanOrEqual(0);
    for (const [df, dg] of [
      [0.01, 0],
      [-0.01, 0],
      [0, 0.01],
      [0, -0.01],
    ] as const) {
      if (f + df < 0 || g + dg < 0) continue;
      expect(distance(y, f + df, g + dg)).toBeGreaterThanOrEqual(distance(y, f, g));
    }
  }
});
