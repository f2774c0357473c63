import { expect, test } from "vitest";
import { choices } from "./choices.ts";

const some = (seed: number) => {
  const { between, oneOf } = choices(seed);
  return Array.from({ length: 20 }, () => [between(1, 6), oneOf(["a", "b", "c"])]);
};

test("choices() are the same for the same seed, and others for another", () => {
  expect(some(7)).toEqual(some(7));
  expect(some(7)).not.toEqual(some(8));
});

test("choices() reach both ends and nothing else", () => {
  const { between } = choices(1);
  expect(new Set(Array.from({ length: 200 }, () => between(1, 3)))).toEqual(new Set([1, 2, 3]));
});

test("choices() refuse to choose from nothing", () => {
  expect(() => choices(1).oneOf([])).toThrow("Cannot choose: there is nothing to choose from");
});
