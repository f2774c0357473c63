import { expect, test } from "vitest";
import { basicInterval } from "./basic-interval.ts";
import { bootstrapGoldens } from "./testing/bootstrap-goldens.ts";

test.each(bootstrapGoldens)("basicInterval() equals numpy's: $case", (golden) => {
  const interval = basicInterval(golden.replicates, golden.estimate, golden.level);
  expect(interval?.low).toBeCloseTo(golden.basic[0], 13);
  expect(interval?.high).toBeCloseTo(golden.basic[1], 13);
});

test("basicInterval() is null where no resample has a value", () => {
  expect(basicInterval(Float64Array.from([Number.NaN]), 1, 0.95)).toBeNull();
});
