import { expect, test } from "vitest";
import { groupBy } from "./group-by.ts";

test("groupBy() keeps the order of keys and of values", () => {
  expect([...groupBy([3, 1, 4, 1, 5], (value) => value % 2)]).toEqual([
    [1, [3, 1, 1, 5]],
    [0, [4]],
  ]);
});
