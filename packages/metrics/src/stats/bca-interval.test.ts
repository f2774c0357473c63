import { expect, test } from "vitest";
import { bcaInterval } from "./bca-interval.ts";
import { bootstrapGoldens } from "./testing/bootstrap-goldens.ts";

test.each(bootstrapGoldens)("bcaInterval() equals scipy's: $case", (golden) => {
  const { replicates: values, estimate, jackknife, level, bca } = golden;
  const interval = bcaInterval({ values, estimate, jackknife }, level);
  if (bca === undefined) expect(interval).toBeNull();
  else {
    expect(interval?.low).toBeCloseTo(bca[0], 12);
    expect(interval?.high).toBeCloseTo(bca[1], 12);
  }
});

test("bcaInterval() leaves NaN out, and is null where nothing is left", () => {
  const values = Float64Array.from([3, 1, 2]);
  const basis = { values, estimate: 2, jackknife: values };
  const holes = {
    estimate: 2,
    values: Float64Array.of(3, Number.NaN, 1, 2),
    jackknife: Float64Array.of(Number.NaN, 3, 1, 2),
  };
  expect(bcaInterval(holes, 0.9)).toEqual(bcaInterval(basis, 0.9));
  expect(bcaInterval({ ...basis, values: Float64Array.of(Number.NaN) }, 0.9)).toBeNull();
  expect(bcaInterval({ ...basis, estimate: Number.NaN }, 0.9)).toBeNull();
});
