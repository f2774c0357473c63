import { betaQuantile } from "./beta-quantile.ts";
import type { Interval } from "./percentile-interval.ts";

/** Clopper and Pearson's exact interval of a share, which covers at least `confidence` in 0..1; null of no trials. */
export function clopperPearson(successes: number, n: number, confidence: number): Interval | null {
  if (n === 0) return null;
  const tail = (1 - confidence) / 2;
  const failures = n - successes;
  return {
    low: successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    high: failures === 0 ? 1 : betaQuantile(1 - tail, successes + 1, failures),
  };
}
