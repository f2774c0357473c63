import { expect, test } from "vitest";
import { proportionGoldens } from "./testing/descriptive-goldens.ts";
import { wilson } from "./wilson.ts";

test.each(proportionGoldens)(
  "wilson() equals statsmodels' of $successes in $n",
  ({ successes, n, wilson: [low, high] }) => {
    const interval = wilson(successes, n, 0.95);
    expect(interval?.low).toBeCloseTo(low, 13);
    expect(interval?.high).toBeCloseTo(high, 13);
  },
);

test("wilson() of no trials is null", () => {
  expect(wilson(0, 0, 0.95)).toBeNull();
});
