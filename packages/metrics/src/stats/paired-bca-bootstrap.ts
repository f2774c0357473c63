import type { Metric } from "../benchmark.ts";
import type { Resampled } from "./bca-bootstrap.ts";
import { bcaInterval } from "./bca-interval.ts";
import { pairedDifferences } from "./paired-differences.ts";
import { pairedJackknife } from "./paired-jackknife.ts";
import type { Interval } from "./percentile-interval.ts";
import { sumCounts } from "./sum-counts.ts";

/** Two cells on the same images, with sums over the same resamples. */
export interface ResampledPair {
  readonly cell: Resampled;
  readonly baseline: Resampled;
}

/** BCa interval of a metric's difference, cell minus baseline; null where there is none. */
export function pairedBcaBootstrap(
  { cell, baseline }: ResampledPair,
  value: Metric["value"],
  confidence: number,
): Interval | null {
  const values = pairedDifferences({ cell: cell.sums, baseline: baseline.sums }, value);
  const estimate = value(sumCounts(cell.counts)) - value(sumCounts(baseline.counts));
  const jackknife = pairedJackknife({ cell: cell.counts, baseline: baseline.counts }, value);
  return bcaInterval({ values, estimate, jackknife }, confidence);
}
