export type { Benchmark, BenchmarkData, Caption, Counts, Metric, Sample } from "./benchmark.ts";
export { benchmarkNamed, benchmarks } from "./benchmarks/registry.ts";
export { BenchmarkDataError, DatabaseError, MetricsError, UnknownBenchmarkError } from "./errors.ts";
export { best, type Contestant, comparable } from "./results/best.ts";
export {
  type BootstrapOptions,
  type BootstrapSettings,
  bootstrapSettings,
} from "./results/bootstrap-settings.ts";
export { type ComparedCell, type Comparison, compareCells } from "./results/compare-cells.ts";
export { type ComputedCell, type ComputedResults, computeResults } from "./results/compute-results.ts";
export type { Estimate } from "./results/estimate.ts";
export { formatEstimate, formatValue } from "./results/format-value.ts";
export { type ResultsFormat, renderResults, resultsFormats } from "./results/render/render-results.ts";
export type { TableOptions } from "./results/render/table.ts";
export type { Results } from "./results/results.ts";
export { roundHalfEven } from "./results/round-half-even.ts";
export { samplesHash } from "./results/samples-hash.ts";
export type { CellCounts, SweepCounts } from "./results/sweep-counts.ts";
export type { CellResult, SweepResults } from "./results/sweep-results.ts";
export { verdict } from "./results/verdict.ts";
export { type Verdict, verdicts } from "./results/verdicts.ts";
export { bootstrap } from "./stats/bootstrap.ts";
export { type Pair, pairedBootstrap } from "./stats/paired-bootstrap.ts";
export type { Interval } from "./stats/percentile-interval.ts";
export { quantile } from "./stats/quantile.ts";
export { type ResampleIndices, resampleIndices } from "./stats/resample-indices.ts";
export { type ResampledSums, resampledSums } from "./stats/resampled-sums.ts";
export { sumCounts } from "./stats/sum-counts.ts";
