import type { Metric } from "../benchmark.ts";
import type { ResampledSums } from "./resampled-sums.ts";
import { resampledValues } from "./resampled-values.ts";

/** Two cells' sums over the same resamples of the same images. */
export interface Pair {
  readonly cell: ResampledSums;
  readonly baseline: ResampledSums;
}

/** A metric's difference in every resample, cell minus baseline; NaN where one of the two has no value. */
export function pairedDifferences({ cell, baseline }: Pair, value: Metric["value"]): Float64Array {
  const theirs = resampledValues(baseline, value);
  return resampledValues(cell, value).map((ours, row) => ours - (theirs[row] ?? Number.NaN));
}
