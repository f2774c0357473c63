import type { Metric } from "../benchmark.ts";
import type { ResampledSums } from "./resampled-sums.ts";

/** A metric's value in every resample, NaN where it has none. */
export function resampledValues(sums: ResampledSums, value: Metric["value"]): Float64Array {
  const counters = [...sums.counters];
  // One object for all resamples: ten thousand of them for each metric and cell would cost more than the sums.
  const sum: Record<string, number> = {};
  const values = new Float64Array(sums.resamples);
  for (let row = 0; row < sums.resamples; row++) {
    for (const [name, column] of counters) sum[name] = column[row] ?? 0;
    values[row] = value(sum);
  }
  return values;
}
