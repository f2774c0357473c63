import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Which samples each bootstrap resample draws: `resamples` rows of `n` positions, one row after the other. */
export interface ResampleIndices {
  readonly n: number;
  readonly resamples: number;
  readonly rows: Uint32Array;
}

/** Draws with replacement. The same for the same numbers on every machine, so that cells of the same samples pair. */
export function resampleIndices(n: number, resamples: number, seed: number): ResampleIndices {
  const random = xoroshiro128plus(seed);
  const rows = new Uint32Array(n * resamples);
  for (let i = 0; i < rows.length; i++) rows[i] = uniformInt(random, 0, n - 1);
  return { n, resamples, rows };
}
