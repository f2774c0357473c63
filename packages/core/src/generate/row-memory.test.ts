import { expect, test } from "vitest";
import { RowMemory } from "./row-memory.ts";

test("a lease gives what it gave before where that is large enough", () => {
  using lease = new RowMemory().lease();
  const first = lease.take("k", 8);
  expect(first.length).toBe(8);
  expect(lease.take("k", 5)).toBe(first);
  expect(lease.take("k", 9).length).toBe(9);
  expect(lease.take("v", 8)).not.toBe(first);
});

test("two leases never share memory, and one that has ended leaves its own to the next", () => {
  const memory = new RowMemory();
  const one = memory.lease();
  const two = memory.lease();
  const room = one.take("k", 4);
  expect(two.take("k", 4)).not.toBe(room);
  one[Symbol.dispose]();
  expect(memory.lease().take("k", 4)).toBe(room);
});
