import type { Counts } from "../benchmark.ts";
import type { ResampleIndices } from "./resample-indices.ts";
import { rowSums } from "./row-sums.ts";

/** For each counter, its sum in every resample. */
export interface ResampledSums {
  readonly resamples: number;
  readonly counters: ReadonlyMap<string, Float64Array>;
}

/** Sums counts over resamples. Throws RangeError unless `counts` are as many as the samples that were drawn from. */
export function resampledSums(counts: readonly Counts[], indices: ResampleIndices): ResampledSums {
  if (counts.length !== indices.n) {
    throw new RangeError(`Cannot resample ${counts.length} counts: the resamples draw from ${indices.n}`);
  }
  const names = new Set(counts.flatMap((one) => Object.keys(one)));
  const counters = new Map<string, Float64Array>();
  for (const name of names) {
    const column = Float64Array.from(counts, (one) => one[name] ?? 0);
    counters.set(name, rowSums(column, indices));
  }
  return { resamples: indices.resamples, counters };
}
