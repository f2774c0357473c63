import { acceleration } from "./acceleration.ts";
import { normalCdf } from "./normal-cdf.ts";
import { normalQuantile } from "./normal-quantile.ts";
import type { Interval } from "./percentile-interval.ts";
import { shareBelow } from "./share-below.ts";

/** What a BCa interval rests on. */
export interface BcaBasis {
  /** Values in the resamples, without NaN. */
  readonly values: Float64Array;
  /** The value of the sample itself. */
  readonly estimate: number;
  /** The values without one image each. */
  readonly jackknife: Float64Array;
}

/**
 * The quantile levels that take bias and skewness into account (Efron 1987), for `confidence` above 0 and below 1. Null
 * where there are none: all resamples on one side of the estimate, or skewness beyond what the formula can correct.
 */
export function bcaLevels({ values, estimate, jackknife }: BcaBasis, confidence: number): Interval | null {
  const bias = normalQuantile(shareBelow(values, estimate));
  if (!Number.isFinite(bias)) return null;
  const skew = acceleration(jackknife);
  const tail = normalQuantile((1 - confidence) / 2);
  const [below, above] = [bias + tail, bias - tail];
  if (skew * below >= 1 || skew * above >= 1) return null;
  const level = (z: number) => normalCdf(bias + z / (1 - skew * z));
  return { low: level(below), high: level(above) };
}
