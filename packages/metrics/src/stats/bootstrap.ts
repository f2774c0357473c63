import type { Metric } from "../benchmark.ts";
import { type Interval, percentileInterval } from "./percentile-interval.ts";
import type { ResampledSums } from "./resampled-sums.ts";
import { resampledValues } from "./resampled-values.ts";

/** Percentile bootstrap interval of a metric at `confidence` in 0..1; null where no resample has a value. */
export function bootstrap(sums: ResampledSums, value: Metric["value"], confidence: number): Interval | null {
  return percentileInterval(resampledValues(sums, value), confidence);
}
