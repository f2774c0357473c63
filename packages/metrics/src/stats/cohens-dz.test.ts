import { expect, test } from "vitest";
import { cohensDz } from "./cohens-dz.ts";
import { effectSizeGoldens } from "./testing/effect-size-goldens.ts";

test.each(effectSizeGoldens)("cohensDz() equals the reference's: $case", (golden) => {
  expect(cohensDz(golden.differences)).toBeCloseTo(golden.cohen_dz, 13);
});

test("cohensDz() is the mean in standard deviations", () => {
  expect(cohensDz([1, 2, 3])).toBe(2);
  expect(cohensDz([1])).toBeNaN();
});
