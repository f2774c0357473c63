import type { Benchmark, Counts, Metric } from "../benchmark.ts";
import { bootstrap } from "../stats/bootstrap.ts";
import { type ResampleIndices, resampleIndices } from "../stats/resample-indices.ts";
import { type ResampledSums, resampledSums } from "../stats/resampled-sums.ts";
import { sumCounts } from "../stats/sum-counts.ts";
import { type BootstrapOptions, type BootstrapSettings, bootstrapSettings } from "./bootstrap-settings.ts";
import type { Estimate } from "./estimate.ts";
import { samplesHash } from "./samples-hash.ts";
import type { CellCounts, SweepCounts } from "./sweep-counts.ts";

/** A cell's metrics, over the captions that were counted. */
export interface ComputedCell {
  readonly cellId: string;
  readonly samplesHash: string;
  /** Counted captions. */
  readonly n: number;
  readonly metrics: Readonly<Record<string, Estimate>>;
}

/** Metrics of one benchmark in one sweep: cells in the order of the counts, those without any left out. */
export interface ComputedResults {
  readonly benchmark: string;
  readonly version: number;
  readonly settings: BootstrapSettings;
  readonly cells: readonly ComputedCell[];
}

/** From counts to metrics with bootstrap intervals over images; cells of as many images share their resamples. */
export function computeResults(
  benchmark: Benchmark,
  counts: SweepCounts,
  options: BootstrapOptions,
): ComputedResults {
  const settings = bootstrapSettings(options);
  const drawn = new Map<number, ResampleIndices>();
  const draw = (n: number): ResampleIndices => {
    const indices = drawn.get(n) ?? resampleIndices(n, settings.resamples, settings.seed);
    drawn.set(n, indices);
    return indices;
  };
  const cells = counts.cells.flatMap((cell) => {
    const { ids, counted } = countedSamples(cell, counts.sampleIds);
    if (ids.length === 0) return [];
    const sums = resampledSums(counted, draw(ids.length));
    const metrics = estimates(benchmark.metrics, { sum: sumCounts(counted), sums, ...settings });
    return [{ cellId: cell.cellId, samplesHash: samplesHash(ids), n: ids.length, metrics }];
  });
  return { benchmark: benchmark.name, version: benchmark.version, settings, cells };
}

function countedSamples(cell: CellCounts, sampleIds: readonly string[]) {
  const ids = sampleIds.filter((_, index) => cell.counts[index]);
  return { ids, counted: cell.counts.filter((one) => one !== null) };
}

interface Draws {
  readonly sum: Counts;
  readonly sums: ResampledSums;
  readonly confidence: number;
}

function estimates(metrics: Readonly<Record<string, Metric>>, draws: Draws): Record<string, Estimate> {
  return Object.fromEntries(
    Object.entries(metrics).map(([key, metric]) => {
      const value = metric.value(draws.sum);
      const interval = bootstrap(draws.sums, metric.value, draws.confidence);
      const { low, high } = interval ?? { low: null, high: null };
      return [key, { value: Number.isNaN(value) ? null : value, low, high }];
    }),
  );
}
