import { expect, test } from "vitest";
import { elementCount } from "./element-count.ts";

test.each([
  [[], 1],
  [[3], 3],
  [[2, 3, 4], 24],
  [[5, 0, 7], 0],
])("elementCount(%j) is %d", (shape, count) => {
  expect(elementCount(shape)).toBe(count);
});
