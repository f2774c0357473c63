import type { Counts, Metric } from "../benchmark.ts";
import { bcaInterval } from "./bca-interval.ts";
import { jackknifeValues } from "./jackknife-values.ts";
import type { Interval } from "./percentile-interval.ts";
import type { ResampledSums } from "./resampled-sums.ts";
import { resampledValues } from "./resampled-values.ts";
import { sumCounts } from "./sum-counts.ts";

/** The counts of a cell's images, and their sums over resamples of these images. */
export interface Resampled {
  readonly counts: readonly Counts[];
  readonly sums: ResampledSums;
}

/** BCa interval of a metric, better than the percentile one for small or skewed samples; null where there is none. */
export function bcaBootstrap(
  { counts, sums }: Resampled,
  value: Metric["value"],
  confidence: number,
): Interval | null {
  const estimate = value(sumCounts(counts));
  const jackknife = jackknifeValues(counts, value);
  return bcaInterval({ values: resampledValues(sums, value), estimate, jackknife }, confidence);
}
