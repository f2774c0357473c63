import { expect, test } from "vitest";
import { relativeError } from "./testing/relative-error.ts";
import { wilcoxonGoldens } from "./testing/wilcoxon-goldens.ts";
import { wilcoxon } from "./wilcoxon.ts";

test.each(wilcoxonGoldens)("wilcoxon() equals scipy's, whatever the options: $case", (golden) => {
  for (const { statistic, z = null, p, zero_method: zeroMethod, ...options } of golden.results) {
    const result = wilcoxon(golden.differences, { zeroMethod, ...options });
    expect(result.statistic).toBe(statistic);
    expect(result.z === null).toBe(z === null);
    expect(relativeError(result.z ?? 0, z ?? 0)).toBeLessThan(1e-13);
    expect(relativeError(result.p, p)).toBeLessThan(1e-12);
  }
});

test("wilcoxon() is two-sided, approximate and without zeros unless told otherwise", () => {
  const explicit = {
    zeroMethod: "wilcox",
    method: "approx",
    alternative: "two-sided",
    correction: false,
  } as const;
  const differences = [1, 0, -2, 3, 4.5];
  expect(wilcoxon(differences)).toEqual(wilcoxon(differences, explicit));
});

test("wilcoxon() of zeros alone has p 1", () => {
  expect(wilcoxon([0, 0, 0])).toEqual({ statistic: 0, z: null, p: 1 });
});

test("wilcoxon() refuses an exact p value with ties or zeros", () => {
  for (const differences of [
    [0, 1, 2],
    [1, -1, 2],
  ]) {
    expect(() => wilcoxon(differences, { method: "exact" })).toThrow(
      "Cannot give an exact p value: there are ties or zeros",
    );
  }
});
