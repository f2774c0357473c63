import { expect, test } from "vitest";
import { rankBiserial } from "./rank-biserial.ts";
import { effectSizeGoldens } from "./testing/effect-size-goldens.ts";

test.each(effectSizeGoldens)("rankBiserial() equals the reference's: $case", (golden) => {
  expect(rankBiserial(golden.differences)).toBeCloseTo(golden.rank_biserial, 13);
});

test("rankBiserial() is 1 and -1 where all are on one side, and NaN of zeros", () => {
  expect([rankBiserial([1, 2, 0]), rankBiserial([-1, -5])]).toEqual([1, -1]);
  expect(rankBiserial([0, 0])).toBeNaN();
});
