import { expect, test } from "vitest";
import { hodgesLehmann } from "./hodges-lehmann.ts";
import { effectSizeGoldens } from "./testing/effect-size-goldens.ts";

test.each(effectSizeGoldens)("hodgesLehmann() equals the reference's: $case", (golden) => {
  expect(hodgesLehmann(golden.differences)).toBeCloseTo(golden.hodges_lehmann, 13);
});

test("hodgesLehmann() hardly moves with an outlier", () => {
  expect(hodgesLehmann([1, 2, 3])).toBe(2);
  expect(hodgesLehmann([1, 2, 3, 1000])).toBe(2.75);
  expect(hodgesLehmann([])).toBeNaN();
});
