import { expect, test } from "vitest";
import { minimalDetectableDifference } from "./minimal-detectable-difference.ts";
import { power } from "./power.ts";

test("minimalDetectableDifference() is 2.8 standard errors for 80 % at 5 %", () => {
  const design = { deviation: 0.5, alpha: 0.05, power: 0.8 };
  expect(minimalDetectableDifference(500, design) / (0.5 / Math.sqrt(500))).toBeCloseTo(2.80158521811, 9);
});

test("minimalDetectableDifference() is where power() is what was asked for", () => {
  const design = { deviation: 0.63, alpha: 0.05 / 12, power: 0.9 };
  expect(power(minimalDetectableDifference(300, design), 300, design)).toBeCloseTo(0.9, 7);
});
