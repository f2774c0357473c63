import { expect, test } from "vitest";
import { pairedJackknife } from "./paired-jackknife.ts";
import { bootstrapGolden } from "./testing/bootstrap-goldens.ts";
import { sidesOf } from "./testing/statistics.ts";

test.each(["paired mean difference", "paired difference of ratios of sums"])(
  "pairedJackknife() equals numpy's: %s",
  (name) => {
    const golden = bootstrapGolden(name);
    const { value, ...pair } = sidesOf(golden);
    pairedJackknife(pair, value).forEach((difference, i) => {
      expect(difference).toBeCloseTo(golden.jackknife[i] ?? Number.NaN, 13);
    });
  },
);
