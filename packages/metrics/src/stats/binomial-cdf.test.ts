import { expect, test } from "vitest";
import { binomialCdf } from "./binomial-cdf.ts";

test("binomialCdf() is the sum of the probabilities up to k", () => {
  const probabilities = [1, 4, 6, 4, 1].map((ways, k) => ways * 0.3 ** k * 0.7 ** (4 - k));
  let sum = 0;
  probabilities.forEach((probability, k) => {
    sum += probability;
    expect(binomialCdf(k, 4, 0.3)).toBeCloseTo(sum, 14);
  });
});

test("binomialCdf() is 0 below 0 and 1 from n on", () => {
  expect([-1, 4, 5].map((k) => binomialCdf(k, 4, 0.3))).toEqual([0, 1, 1]);
});

test("binomialCdf() doesn't underflow where 2^-n does", () => {
  expect(binomialCdf(1000, 2001, 0.5)).toBeCloseTo(0.5, 11);
});
