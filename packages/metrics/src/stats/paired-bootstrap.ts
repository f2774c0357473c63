import type { Metric } from "../benchmark.ts";
import { type Interval, percentileInterval } from "./percentile-interval.ts";
import type { ResampledSums } from "./resampled-sums.ts";
import { resampledValues } from "./resampled-values.ts";

/** Two cells' sums over the same resamples of the same images. */
export interface Pair {
  readonly cell: ResampledSums;
  readonly baseline: ResampledSums;
}

/** Percentile interval of a metric's difference, cell minus baseline; null where no resample has both values. */
export function pairedBootstrap(
  { cell, baseline }: Pair,
  value: Metric["value"],
  confidence: number,
): Interval | null {
  const theirs = resampledValues(baseline, value);
  const differences = resampledValues(cell, value).map((ours, row) => ours - (theirs[row] ?? Number.NaN));
  return percentileInterval(differences, confidence);
}
