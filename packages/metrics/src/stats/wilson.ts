import { normalQuantile } from "./normal-quantile.ts";
import type { Interval } from "./percentile-interval.ts";

/** Wilson's score interval of a share at `confidence` in 0..1; null of no trials. Good for small n and shares near 0 or 1. */
export function wilson(successes: number, n: number, confidence: number): Interval | null {
  if (n === 0) return null;
  const z = normalQuantile((1 + confidence) / 2);
  const share = successes / n;
  const middle = share + z ** 2 / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  const scale = 1 + z ** 2 / n;
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}
