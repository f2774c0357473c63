/** A metric's value with its interval, in the metric's own unit: ratios are 0..1. Null where there is none. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}
