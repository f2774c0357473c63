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
