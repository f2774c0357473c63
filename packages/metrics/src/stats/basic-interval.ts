import { type Interval, percentileInterval } from "./percentile-interval.ts";

/** The percentile interval mirrored at the estimate ("reverse percentile"); null where no resample has a value. */
export function basicInterval(values: Float64Array, estimate: number, confidence: number): Interval | null {
  const interval = percentileInterval(values, confidence);
  return interval && { low: 2 * estimate - interval.high, high: 2 * estimate - interval.low };
}
