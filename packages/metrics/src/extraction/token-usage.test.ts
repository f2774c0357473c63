import { expect, test } from "vitest";
import { noTokens, sumUsage } from "./token-usage.ts";

test("sumUsage() adds each kind", () => {
  expect(sumUsage([])).toEqual(noTokens);
  const one = { input: 2, output: 1, total: 3 };
  expect(sumUsage([one, one])).toEqual({ input: 4, output: 2, total: 6 });
});
