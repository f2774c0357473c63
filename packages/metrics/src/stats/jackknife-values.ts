import type { Counts, Metric } from "../benchmark.ts";
import { sumCounts } from "./sum-counts.ts";

/** A metric's values without one image each, NaN where it has none. */
export function jackknifeValues(counts: readonly Counts[], value: Metric["value"]): Float64Array {
  const total = Object.entries(sumCounts(counts));
  // One object for all images, as in `resampledValues`.
  const sum: Record<string, number> = {};
  return Float64Array.from(counts, (one) => {
    for (const [name, count] of total) sum[name] = count - (one[name] ?? 0);
    return value(sum);
  });
}
