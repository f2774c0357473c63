import { expect, test } from "vitest";
import { regularizedBeta } from "./regularized-beta.ts";

test("regularizedBeta() has its closed forms", () => {
  expect(regularizedBeta(0.3, 1, 1)).toBeCloseTo(0.3, 14);
  expect(regularizedBeta(0.3, 2, 1)).toBeCloseTo(0.09, 14);
  expect(regularizedBeta(0.3, 1, 5)).toBeCloseTo(1 - 0.7 ** 5, 14);
  expect(regularizedBeta(0.5, 400, 400)).toBeCloseTo(0.5, 11);
});

test("regularizedBeta() at x and at 1 - x with a and b changed add up to 1", () => {
  for (const x of [0.01, 0.2, 0.5, 0.77]) {
    expect(regularizedBeta(x, 3.5, 9) + regularizedBeta(1 - x, 9, 3.5)).toBeCloseTo(1, 14);
  }
});

test("regularizedBeta() is 0 and 1 at the ends", () => {
  expect([0, 1].map((x) => regularizedBeta(x, 2, 3))).toEqual([0, 1]);
});
