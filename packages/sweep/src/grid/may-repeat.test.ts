import { expect, test } from "vitest";
import type { Axis } from "./expand-axis.ts";
import { mayRepeat } from "./may-repeat.ts";

const entry = (method: string, axes: Record<string, Axis> = {}) => ({ method, axes, zip: [] });
const pairs = [
  [1, 8],
  [2, 8],
];

test("mayRepeat() is false of one entry a method whose values all differ", () => {
  const axes = { layers: pairs, lambdaRef: { from: 0, to: 0.9, step: 0.1 }, M: [1, 2] };
  expect(mayRepeat([entry("greedy"), entry("kvsmooth", axes)])).toBe(false);
});

test.each([
  ["two entries of a method", [entry("kvsmooth"), entry("greedy"), entry("kvsmooth")]],
  ["a value that is listed twice", [entry("kvsmooth", { lambdaRef: [0.5, 0.4, 0.5] })]],
  ["a pair that is listed twice", [entry("kvsmooth", { layers: [...pairs, [1, 8]] })]],
  [
    "steps too small for a double",
    [entry("kvsmooth", { lambdaRef: { from: 0.5, to: 0.5 + 2e-16, step: 1e-17 } })],
  ],
])("mayRepeat() is true of %s", (_what, methods) => {
  expect(mayRepeat(methods)).toBe(true);
});
