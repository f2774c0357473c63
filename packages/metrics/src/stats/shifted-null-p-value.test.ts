import { expect, test } from "vitest";
import { shiftedNullPValue } from "./shifted-null-p-value.ts";
import { pairedBootstrapGoldens, resampledDifferences } from "./testing/paired-bootstrap-goldens.ts";

test.each(pairedBootstrapGoldens)("shiftedNullPValue() is exactly numpy's: $case", (golden) => {
  const p = shiftedNullPValue(resampledDifferences(golden), golden.difference);
  expect(p).toBe(golden.p_two_sided_shifted_null);
});

test("shiftedNullPValue() leaves NaN out, and is never 0", () => {
  expect(shiftedNullPValue(Float64Array.of(5, Number.NaN, 5, 5), 5)).toBe(0.25);
});
