import { expect, test } from "vitest";
import { mean } from "./mean.ts";
import { valuesGoldens } from "./testing/descriptive-goldens.ts";

test.each(valuesGoldens)("mean() equals numpy's of $x", ({ x, mean: expected }) => {
  expect(mean(x)).toBeCloseTo(expected, 14);
});

test("mean() of none is NaN", () => {
  expect(mean([])).toBeNaN();
});
