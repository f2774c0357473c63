import { expect, test } from "vitest";
import { jackknifeValues } from "./jackknife-values.ts";
import { bootstrapGolden } from "./testing/bootstrap-goldens.ts";
import { countsOf } from "./testing/counts-of.ts";
import { meanOf, microF1, ratio } from "./testing/statistics.ts";

test.each([
  ["mean", meanOf("x")],
  ["ratio of sums (CHAIR_I)", ratio],
  ["micro F1", microF1],
])("jackknifeValues() equals numpy's: %s", (name, value) => {
  const { arrays, jackknife } = bootstrapGolden(name);
  jackknifeValues(countsOf(arrays), value).forEach((one, i) => {
    expect(one).toBeCloseTo(jackknife[i] ?? Number.NaN, 13);
  });
});

test("jackknifeValues() is NaN where nothing is left to divide by", () => {
  expect([...jackknifeValues([{ h: 1, m: 2 }, { h: 0 }], ratio)]).toEqual([Number.NaN, 0.5]);
});
