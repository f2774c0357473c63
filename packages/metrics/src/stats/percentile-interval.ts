import { quantile } from "./quantile.ts";
import { sortedNumbers } from "./sorted-numbers.ts";

/** Ends of an interval, in the unit of the value it belongs to. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The middle `confidence` (0..1) of the resampled values. NaN ones are left out; null where all are. */
export function percentileInterval(values: Float64Array, confidence: number): Interval | null {
  const sorted = sortedNumbers(values);
  if (sorted.length === 0) return null;
  const tail = (1 - confidence) / 2;
  return { low: quantile(sorted, tail), high: quantile(sorted, 1 - tail) };
}
