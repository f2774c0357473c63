import { expect, test } from "vitest";
import { evenParts } from "./even-parts.ts";

test("evenParts() keeps the order and spreads what is left over", () => {
  expect(evenParts([1, 2, 3, 4, 5, 6, 7], 3)).toEqual([
    [1, 2, 3],
    [4, 5],
    [6, 7],
  ]);
  expect(evenParts([1, 2], 3)).toEqual([[1, 2]]);
  expect(evenParts([], 3)).toEqual([]);
});

test("evenParts() never exceeds the size nor loses an element", () => {
  for (let length = 1; length < 60; length += 1) {
    const list = Array.from({ length }, (_, index) => index);
    const parts = evenParts(list, 7);
    expect(parts.flat()).toEqual(list);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(7);
    expect(Math.min(...parts.map((part) => part.length))).toBeGreaterThan(0);
  }
});
