import { expect, test } from "vitest";
import { evenChunks } from "./even-chunks.ts";

test("evenChunks() keeps the order and spreads what is left over", () => {
  expect(evenChunks([1, 2, 3, 4, 5, 6, 7], 3)).toEqual([
    [1, 2, 3],
    [4, 5],
    [6, 7],
  ]);
});

test("evenChunks() of a list that fits is one chunk, and of an empty list none", () => {
  expect(evenChunks([1, 2], 3)).toEqual([[1, 2]]);
  expect(evenChunks([], 3)).toEqual([]);
});

test("evenChunks() never exceeds the size nor loses an element", () => {
  for (let length = 1; length < 60; length += 1) {
    const list = Array.from({ length }, (_, index) => index);
    const chunks = evenChunks(list, 7);
    expect(chunks.flat()).toEqual(list);
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThanOrEqual(7);
    expect(Math.min(...chunks.map((chunk) => chunk.length))).toBeGreaterThan(0);
  }
});
