import { expect, test } from "vitest";
import { RowMemory } from "./row-memory.ts";

test("RowMemory gives what it gave before where that is large enough", () => {
  const memory = new RowMemory();
  const first = memory.take("k", 8);
  expect(first.length).toBe(8);
  expect(memory.take("k", 5)).toBe(first);
  expect(memory.take("k", 9).length).toBe(9);
  expect(memory.take("v", 8)).not.toBe(first);
});
