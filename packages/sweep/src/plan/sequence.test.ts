import { expect, test } from "vitest";
import { sequence } from "./sequence.ts";

test("sequence() can be walked again and again, and makes no value before it is asked for", () => {
  let made = 0;
  const numbers = sequence(3, function* () {
    for (made = 0; made < 3; made += 1) yield made;
  });
  for (const first of numbers) {
    expect([first, made]).toEqual([0, 0]);
    break;
  }
  expect(numbers.length).toBe(3);
  expect([...numbers]).toEqual([0, 1, 2]);
  expect([...numbers]).toEqual([0, 1, 2]);
});
