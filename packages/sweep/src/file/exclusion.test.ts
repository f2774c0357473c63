import { expect, test } from "vitest";
import { Exclusion } from "./exclusion.ts";

test("Exclusion is any part of a cell, one value an option", () => {
  const exclusion = { model: "m", method: "kvsmooth", lambdaRef: 0.5, layers: [1, 8] };
  expect(Exclusion.parse(exclusion)).toEqual(exclusion);
});

test.each([{}, { lambdaRef: [0.5] }, { lambdaRef: 2 }, { lambda: 0.5 }])("Exclusion is not %j", (value) => {
  expect(Exclusion.safeParse(value).success).toBe(false);
});
