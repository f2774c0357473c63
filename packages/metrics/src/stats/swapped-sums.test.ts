import { expect, test } from "vitest";
import { pairSwaps } from "./pair-swaps.ts";
import { swappedSums } from "./swapped-sums.ts";

const pair = { cell: [{ a: 1 }, { a: 2 }], baseline: [{ a: 10 }, { a: 20, b: 1 }] };

test("swappedSums() gives each caption to one side or the other", () => {
  const { cell, baseline } = swappedSums(pair, pairSwaps(2, 4, 1));
  expect([...(cell.counters.get("a") ?? [])]).toEqual([3, 12, 21, 30]);
  expect([...(baseline.counters.get("a") ?? [])]).toEqual([30, 21, 12, 3]);
  expect([...(cell.counters.get("b") ?? [])]).toEqual([0, 0, 1, 1]);
});

test("swappedSums() keeps what was observed", () => {
  expect(swappedSums(pair, pairSwaps(2, 4, 1))).toMatchObject({
    observed: { cell: { a: 3 }, baseline: { a: 30, b: 1 } },
    exhaustive: true,
  });
});

test("swappedSums() refuses counts of other images than the swaps", () => {
  expect(() => swappedSums(pair, pairSwaps(3, 8, 1))).toThrow(
    "Cannot swap 2 counts: the swaps are of 3 images",
  );
});
