import { type BcaBasis, bcaLevels } from "./bca-levels.ts";
import type { Interval } from "./percentile-interval.ts";
import { quantile } from "./quantile.ts";
import { sortedNumbers } from "./sorted-numbers.ts";

/** The bias-corrected and accelerated interval, NaN left out on all sides; null where `bcaLevels` is. */
export function bcaInterval(basis: BcaBasis, confidence: number): Interval | null {
  const values = sortedNumbers(basis.values);
  const jackknife = basis.jackknife.filter((value) => !Number.isNaN(value));
  const levels = bcaLevels({ ...basis, values, jackknife }, confidence);
  return levels && { low: quantile(values, levels.low), high: quantile(values, levels.high) };
}
