import { expect, test } from "vitest";
import { pairSwaps } from "./pair-swaps.ts";

test("pairSwaps() of few images are all there are, each once", () => {
  const { rows, resamples, exhaustive } = pairSwaps(2, 4, 1);
  expect([...rows]).toEqual([0, 1, 2, 1, 0, 3, 2, 3]);
  expect([resamples, exhaustive]).toEqual([4, true]);
});

test("pairSwaps() of more images are drawn, the same for the same seed", () => {
  const swaps = pairSwaps(40, 100, 1);
  expect(swaps.exhaustive).toBe(false);
  expect(pairSwaps(40, 100, 1)).toEqual(swaps);
  expect(pairSwaps(40, 100, 2).rows).not.toEqual(swaps.rows);
});

test("pairSwaps() swap every image about half of the time", () => {
  const { rows } = pairSwaps(20, 5000, 3);
  for (let i = 0; i < 20; i++) {
    const swapped = rows.filter((position) => position === 20 + i).length;
    expect(Math.abs(swapped - 2500)).toBeLessThan(5 * Math.sqrt(1250));
  }
});
