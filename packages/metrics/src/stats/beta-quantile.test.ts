import { expect, test } from "vitest";
import { betaQuantile } from "./beta-quantile.ts";
import { regularizedBeta } from "./regularized-beta.ts";

test("betaQuantile() undoes regularizedBeta()", () => {
  for (const p of [1e-6, 0.025, 0.5, 0.975]) {
    expect(regularizedBeta(betaQuantile(p, 7, 31), 7, 31)).toBeCloseTo(p, 13);
  }
});

test("betaQuantile() has its closed form, small values to as many digits", () => {
  expect(betaQuantile(0.2, 1, 1)).toBeCloseTo(0.2, 14);
  expect(betaQuantile(1e-9, 2, 1) / Math.sqrt(1e-9)).toBeCloseTo(1, 13);
});
