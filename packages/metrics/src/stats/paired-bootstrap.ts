import type { Metric } from "../benchmark.ts";
import { type Pair, pairedDifferences } from "./paired-differences.ts";
import { type Interval, percentileInterval } from "./percentile-interval.ts";

/** Percentile interval of a metric's difference, cell minus baseline; null where no resample has both values. */
export function pairedBootstrap(pair: Pair, value: Metric["value"], confidence: number): Interval | null {
  return percentileInterval(pairedDifferences(pair, value), confidence);
}
