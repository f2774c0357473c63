import { expect, test } from "vitest";
import { logGamma } from "./log-gamma.ts";

test("logGamma() of whole numbers is the logarithm of a factorial", () => {
  let factorial = 1;
  for (let n = 1; n <= 20; n++) {
    expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 12);
    factorial *= n;
  }
});

test("logGamma() of a half is that of √π, and of 1001 that of 1000!", () => {
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
  expect(logGamma(1001)).toBeCloseTo(5912.128178488163, 10);
});
