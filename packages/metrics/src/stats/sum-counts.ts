import type { Counts } from "../benchmark.ts";

/** Adds counts up, counter by counter. */
export function sumCounts(counts: Iterable<Counts>): Counts {
  const sum: Record<string, number> = {};
  for (const one of counts) {
    for (const [counter, count] of Object.entries(one)) sum[counter] = (sum[counter] ?? 0) + count;
  }
  return sum;
}
