import { expect, test } from "vitest";
import { jackknifeStandardError } from "./jackknife-standard-error.ts";
import { standardDeviation } from "./standard-deviation.ts";
import { bootstrapGolden } from "./testing/bootstrap-goldens.ts";

test("jackknifeStandardError() of a mean is the usual one", () => {
  const { arrays, jackknife } = bootstrapGolden("mean");
  const x = arrays["x"] ?? [];
  expect(jackknifeStandardError(jackknife)).toBeCloseTo(standardDeviation(x) / Math.sqrt(x.length), 13);
});

test("jackknifeStandardError() of a ratio is near the bootstrap's", () => {
  const { jackknife, standard_error_ddof1: bootstrap } = bootstrapGolden("ratio of sums (CHAIR_I)");
  expect(jackknifeStandardError(jackknife) / bootstrap).toBeCloseTo(1, 0.7);
});
