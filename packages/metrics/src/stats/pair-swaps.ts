import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { ResampleIndices } from "./resample-indices.ts";

/** For each permutation, which caption of each of `n` images is taken for the cell's: i the cell's own, n + i the other. */
export interface PairSwaps extends ResampleIndices {
  /** Whether these are all the ways there are, each once. */
  readonly exhaustive: boolean;
}

/** All 2^n ways to swap, where these are no more than asked for; else `permutations` ways drawn with `seed`. */
export function pairSwaps(n: number, permutations: number, seed: number): PairSwaps {
  const exhaustive = 2 ** n <= permutations;
  const resamples = exhaustive ? 2 ** n : permutations;
  const random = xoroshiro128plus(seed);
  const rows = new Uint32Array(n * resamples);
  for (let row = 0; row < resamples; row++) {
    for (let i = 0; i < n; i++) {
      const swapped = exhaustive ? (row >>> i) & 1 : uniformInt(random, 0, 1);
      rows[row * n + i] = i + n * swapped;
    }
  }
  return { n, resamples, rows, exhaustive };
}
