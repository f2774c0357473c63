import { expect, test } from "vitest";
import { standardDeviation } from "./standard-deviation.ts";
import { valuesGoldens } from "./testing/descriptive-goldens.ts";
import { relativeError } from "./testing/relative-error.ts";

test.each(valuesGoldens)("standardDeviation() equals numpy's of $x", ({ x, sd_ddof1 }) => {
  expect(relativeError(standardDeviation(x), sd_ddof1 ?? Number.NaN)).toBeLessThan(1e-14);
});

test("standardDeviation() of one value or none is NaN", () => {
  expect(standardDeviation([7.5])).toBeNaN();
  expect(standardDeviation([])).toBeNaN();
});
