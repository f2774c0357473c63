import type { Counts } from "../benchmark.ts";
import type { PairSwaps } from "./pair-swaps.ts";
import type { Pair } from "./paired-differences.ts";
import type { CountsPair } from "./paired-jackknife.ts";
import { rowSums } from "./row-sums.ts";
import { sumCounts } from "./sum-counts.ts";

/** Two cells' sums after each way to swap their captions, and before. */
export interface SwappedSums extends Pair {
  readonly observed: { readonly cell: Counts; readonly baseline: Counts };
  /** Whether these are all the ways there are. */
  readonly exhaustive: boolean;
}

/** Sums both cells' counts after each swap. Throws RangeError unless both have as many as the swaps have images. */
export function swappedSums({ cell, baseline }: CountsPair, swaps: PairSwaps): SwappedSums {
  const wrong = [cell.length, baseline.length].find((length) => length !== swaps.n);
  if (wrong !== undefined) {
    throw new RangeError(`Cannot swap ${wrong} counts: the swaps are of ${swaps.n} images`);
  }
  const pool = [...cell, ...baseline];
  const ours = new Map<string, Float64Array>();
  const theirs = new Map<string, Float64Array>();
  for (const [name, total] of Object.entries(sumCounts(pool))) {
    const column = Float64Array.from(pool, (one) => one[name] ?? 0);
    const sums = rowSums(column, swaps);
    const rest = sums.map((sum) => total - sum);
    ours.set(name, sums);
    theirs.set(name, rest);
  }
  const { resamples, exhaustive } = swaps;
  return {
    cell: { resamples, counters: ours },
    baseline: { resamples, counters: theirs },
    observed: { cell: sumCounts(cell), baseline: sumCounts(baseline) },
    exhaustive,
  };
}
