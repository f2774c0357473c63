import { expect, test } from "vitest";
import { normalQuantile } from "./normal-quantile.ts";
import { quantileGoldens } from "./testing/normal-goldens.ts";
import { relativeError } from "./testing/relative-error.ts";

test.each(quantileGoldens)("normalQuantile($p) equals scipy's", ({ p, quantile }) => {
  expect(relativeError(normalQuantile(p), quantile)).toBeLessThan(1e-13);
});

test("normalQuantile() is infinite at 0 and 1, and NaN outside", () => {
  expect([0, 1].map(normalQuantile)).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  for (const p of [-0.1, 1.1, Number.NaN]) expect(normalQuantile(p)).toBeNaN();
});
