import { expect, test } from "vitest";
import { median } from "./median.ts";

test("The median is the middle value, whatever the order, and the upper one of two", () => {
  expect(median([10, 9, 100])).toBe(10);
  expect(median([1, 4])).toBe(4);
  expect(median([])).toBeNaN();
});
