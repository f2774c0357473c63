import type { Metric } from "../benchmark.ts";
import { pairedDifferences } from "./paired-differences.ts";
import type { SwappedSums } from "./swapped-sums.ts";
import { tieTolerance } from "./tie-tolerance.ts";

/** How a metric's difference stands among those that swapping captions would give. */
export interface PermutationResult {
  /** Cell minus baseline, in the metric's unit; NaN where one has no value. */
  readonly difference: number;
  /** Permutations of which the difference is as far from 0, and those that have one. */
  readonly asFar: number;
  readonly permutations: number;
  /** Two-sided; exact if the swaps are exhaustive, else the sample itself is counted with them. NaN without a difference. */
  readonly p: number;
}

/** Paired permutation test: were the two cells alike, it wouldn't matter whose caption of an image is whose. */
export function permutationTest(sums: SwappedSums, value: Metric["value"]): PermutationResult {
  const difference = value(sums.observed.cell) - value(sums.observed.baseline);
  const limit = Math.abs(difference) - tieTolerance;
  let [asFar, permutations] = [0, 0];
  for (const swapped of pairedDifferences(sums, value)) {
    if (Number.isNaN(swapped)) continue;
    permutations++;
    if (Math.abs(swapped) >= limit) asFar++;
  }
  const own = sums.exhaustive ? 0 : 1;
  const p = Number.isNaN(difference) ? Number.NaN : (asFar + own) / (permutations + own);
  return { difference, asFar, permutations, p };
}
