import { expect, test } from "vitest";
import { acceleration } from "./acceleration.ts";
import { bootstrapGoldens } from "./testing/bootstrap-goldens.ts";

test.each(bootstrapGoldens)("acceleration() equals numpy's: $case", (golden) => {
  if (golden.acceleration === undefined) return;
  expect(acceleration(golden.jackknife)).toBeCloseTo(golden.acceleration, 14);
});

test("acceleration() of values that are all alike is 0", () => {
  expect(acceleration(Float64Array.from([0.25, 0.25]))).toBe(0);
});
