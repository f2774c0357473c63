import { expect, test } from "vitest";
import { normalCdf } from "./normal-cdf.ts";
import { cdfGoldens } from "./testing/normal-goldens.ts";
import { relativeError } from "./testing/relative-error.ts";

test.each(cdfGoldens)("normalCdf($z) equals scipy's", ({ z, cdf }) => {
  expect(relativeError(normalCdf(z), cdf)).toBeLessThan(1e-13);
});

test("normalCdf() has no step where its two formulas meet", () => {
  const ratio = normalCdf(-2.5 - 1e-9) / normalCdf(-2.5);
  expect(ratio).toBeLessThan(1);
  expect(ratio).toBeCloseTo(1, 8);
});

test("normalCdf() is 0 and 1 at the ends, and NaN of NaN", () => {
  expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
  expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
  expect(normalCdf(Number.NaN)).toBeNaN();
});
