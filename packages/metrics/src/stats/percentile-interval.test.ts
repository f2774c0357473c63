import { expect, test } from "vitest";
import { percentileInterval } from "./percentile-interval.ts";

const upTo = (last: number) => Float64Array.from({ length: last + 1 }, (_, i) => last - i);

test("percentileInterval() leaves out the same share at both ends", () => {
  const interval = percentileInterval(upTo(1000), 0.95);
  expect(interval?.low).toBeCloseTo(25, 9);
  expect(interval?.high).toBeCloseTo(975, 9);
  expect(percentileInterval(upTo(1000), 1)).toEqual({ low: 0, high: 1000 });
});

test("percentileInterval() sorts by number, negative ones first", () => {
  expect(percentileInterval(Float64Array.from([10, -9, 9, -10]), 1)).toEqual({ low: -10, high: 10 });
});

test("percentileInterval() leaves NaN out, and is null where nothing is left", () => {
  expect(percentileInterval(Float64Array.from([Number.NaN, 2, 1]), 1)).toEqual({ low: 1, high: 2 });
  expect(percentileInterval(Float64Array.from([Number.NaN, Number.NaN]), 0.95)).toBeNull();
  expect(percentileInterval(new Float64Array(0), 0.95)).toBeNull();
});

test("percentileInterval() leaves the values as they are", () => {
  const values = Float64Array.from([3, 1, 2]);
  percentileInterval(values, 0.5);
  expect([...values]).toEqual([3, 1, 2]);
});
