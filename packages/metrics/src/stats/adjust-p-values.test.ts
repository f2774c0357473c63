import { expect, test } from "vitest";
import { z } from "zod";
import { adjustPValues } from "./adjust-p-values.ts";
import { goldenCases } from "./testing/golden-cases.ts";
import { relativeError } from "./testing/relative-error.ts";

const Result = z.object({ adjusted: z.array(z.number()), reject: z.array(z.boolean()) });
const names = ["holm", "fdr_bh", "bonferroni", "holm-sidak", "fdr_by", "simes-hochberg"] as const;
const Case = z.object({
  case: z.string(),
  p: z.array(z.number()),
  alpha: z.number(),
  holm: Result,
  fdr_bh: Result,
  bonferroni: Result,
  "holm-sidak": Result,
  fdr_by: Result,
  "simes-hochberg": Result,
});
const goldens = goldenCases(Case, "multiple_testing.json");

test.each(names)("adjustPValues() equals statsmodels' by %s, with the same discoveries", (name) => {
  for (const golden of goldens) {
    const { adjusted, reject } = golden[name];
    const ours = adjustPValues(golden.p, name);
    ours.forEach((p, i) => {
      expect(relativeError(p, adjusted[i] ?? Number.NaN)).toBeLessThan(1e-13);
    });
    expect(ours.map((p) => p <= golden.alpha)).toEqual(reject);
  }
});

test("adjustPValues() of none is none", () => {
  for (const name of names) expect(adjustPValues([], name)).toEqual([]);
});

test.each([Number.NaN, -0.1, 1.1])("adjustPValues() refuses %f", (p) => {
  expect(() => adjustPValues([0.5, p], "holm")).toThrow(`Cannot adjust a p value of ${p}: it isn't in 0..1`);
});
