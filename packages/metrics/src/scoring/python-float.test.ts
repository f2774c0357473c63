import { expect, test } from "vitest";
import { pythonFloat } from "./python-float.ts";

test.each([
  [100, "100.0"],
  [0, "0.0"],
  [82.95597484276729, "82.95597484276729"],
  [0.0001, "0.0001"],
  [0.00005, "5e-05"],
  [1.25e-7, "1.25e-07"],
  [1e16, "1e+16"],
])("pythonFloat() writes %d as Python does: %s", (value, expected) => {
  expect(pythonFloat(value)).toBe(expected);
});
