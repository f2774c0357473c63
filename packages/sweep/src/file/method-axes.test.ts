import { expect, test } from "vitest";
import { MethodAxes } from "./method-axes.ts";

test("MethodAxes has an axis for every option that is given, and no other", () => {
  expect(MethodAxes.parse({ method: "kvsmooth", lambdaRef: 0.5, target: ["k", "v"] })).toEqual({
    method: "kvsmooth",
    zip: [],
    axes: { lambdaRef: [0.5], target: ["k", "v"] },
  });
});

test("MethodAxes zips lists and ranges of one length", () => {
  const zipped = { method: "kvsmooth", zip: ["lambdaRef", "target"], target: ["k", "v"] };
  expect(MethodAxes.safeParse({ ...zipped, lambdaRef: { from: 0.1, to: 0.2, step: 0.1 } }).success).toBe(
    true,
  );
  const uneven = MethodAxes.safeParse({ ...zipped, lambdaRef: [0.1] });
  expect(uneven.error?.issues[0]).toMatchObject({
    path: ["zip", 1],
    message: expect.stringContaining("1 and 2"),
  });
});
