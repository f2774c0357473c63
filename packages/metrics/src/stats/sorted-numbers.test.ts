import { expect, test } from "vitest";
import { sortedNumbers } from "./sorted-numbers.ts";

test("sortedNumbers() sorts by number, leaves NaN out, and its input as it is", () => {
  const values = Float64Array.from([10, -9, Number.NaN, 9, -10]);
  expect([...sortedNumbers(values)]).toEqual([-10, -9, 9, 10]);
  expect(values[0]).toBe(10);
});
