import { expect, test } from "vitest";
import { batches } from "./batches.ts";

test("batches() keeps every value, in order", () => {
  expect([...batches([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]]);
  expect([...batches([1, 2], 2)]).toEqual([[1, 2]]);
  expect([...batches([], 2)]).toEqual([]);
});

test("batches() takes no value before its batch is asked for", () => {
  const taken: number[] = [];
  const counting = function* () {
    for (let value = 0; value < 10; value += 1) {
      taken.push(value);
      yield value;
    }
  };
  const [first] = batches(counting(), 3);
  expect([first, taken]).toEqual([
    [0, 1, 2],
    [0, 1, 2],
  ]);
});
