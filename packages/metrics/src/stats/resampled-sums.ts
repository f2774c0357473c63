import type { Counts } from "../benchmark.ts";
import type { ResampleIndices } from "./resample-indices.ts";

/** For each counter, its sum in every resample. */
export interface ResampledSums {
  readonly resamples: number;
  readonly counters: ReadonlyMap<string, Float64Array>;
}

/** Sums counts over resamples; `counts` in the order of the samples that were drawn from. */
export function resampledSums(counts: readonly Counts[], indices: ResampleIndices): ResampledSums {
  if (counts.length !== indices.n) {
    throw new RangeError(`Cannot resample ${counts.length} counts: the resamples draw from ${indices.n}`);
  }
  const names = new Set(counts.flatMap((one) => Object.keys(one)));
  const counters = new Map<string, Float64Array>();
  for (const name of names) {
    const column = Float64Array.from(counts, (one) => one[name] ?? 0);
    counters.set(name, sums(column, indices));
  }
  return { resamples: indices.resamples, counters };
}

function sums(column: Float64Array, { n, resamples, rows }: ResampleIndices): Float64Array {
  const result = new Float64Array(resamples);
  for (let row = 0; row < resamples; row++) {
    let sum = 0;
    for (let i = row * n; i < (row + 1) * n; i++) sum += column[rows[i] ?? 0] ?? 0;
    result[row] = sum;
  }
  return result;
}
