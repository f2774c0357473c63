import { expect, test } from "vitest";
import { imagesNeeded } from "./images-needed.ts";
import { minimalDetectableDifference } from "./minimal-detectable-difference.ts";

const design = { deviation: 0.5, alpha: 0.05, power: 0.8 };

test("imagesNeeded() is the first number at which the difference can be detected", () => {
  const images = imagesNeeded(-0.05, design);
  expect(minimalDetectableDifference(images, design)).toBeLessThanOrEqual(0.05);
  expect(minimalDetectableDifference(images - 1, design)).toBeGreaterThan(0.05);
});

test("imagesNeeded() for no difference are infinitely many", () => {
  expect(imagesNeeded(0, design)).toBe(Number.POSITIVE_INFINITY);
});
