import { expect, test } from "vitest";
import { clopperPearson } from "./clopper-pearson.ts";
import { proportionGoldens } from "./testing/descriptive-goldens.ts";
import { relativeError } from "./testing/relative-error.ts";

test.each(proportionGoldens)(
  "clopperPearson() equals statsmodels' of $successes in $n",
  ({ successes, n, clopper_pearson: [low, high] }) => {
    const interval = clopperPearson(successes, n, 0.95);
    expect(relativeError(interval?.low ?? Number.NaN, low)).toBeLessThan(1e-10);
    expect(relativeError(interval?.high ?? Number.NaN, high)).toBeLessThan(1e-10);
  },
);

test("clopperPearson() of no trials is null", () => {
  expect(clopperPearson(0, 0, 0.95)).toBeNull();
});
