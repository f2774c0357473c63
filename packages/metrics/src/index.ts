export type { Benchmark, BenchmarkData, Caption, Counts, Mention, Metric, Sample } from "./benchmark.ts";
export { type PreparedAmber, prepareAmber } from "./benchmarks/amber/prepare-amber.ts";
export {
  type PrepareCocoOptions,
  type PreparedCoco,
  prepareCoco,
} from "./benchmarks/chair/truth/prepare-coco.ts";
export { type ObjhalSurroundings, objhalFileScorer } from "./benchmarks/objhal/objhal.ts";
export { type PrepareObjhalInput, prepareObjhal } from "./benchmarks/objhal/truth/prepare-objhal.ts";
export { benchmarkNamed, benchmarks } from "./benchmarks/registry.ts";
export { readCaptions } from "./captions/read-captions.ts";
export { BenchmarkDataError, DatabaseError, MetricsError, UnknownBenchmarkError } from "./errors.ts";
export { type ChatClient, createChatClient } from "./extraction/chat-client.ts";
export { ChatError } from "./extraction/chat-error.ts";
export type { ChatOptions } from "./extraction/chat-options.ts";
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
export {
  type RenderOptions,
  type ResultsFormat,
  renderResults,
  resultsFormats,
} from "./results/render/render-results.ts";
export type { TableOptions } from "./results/render/table.ts";
export type { Results } from "./results/results.ts";
export { roundHalfEven } from "./results/round-half-even.ts";
export { samplesHash } from "./results/samples-hash.ts";
export type { CellCounts, SweepCounts } from "./results/sweep-counts.ts";
export type { CellResult, SweepResults } from "./results/sweep-results.ts";
export { verdict } from "./results/verdict.ts";
export { type Verdict, verdicts } from "./results/verdicts.ts";
export type { Exclusion, FileScorer, ScoreInput, ScoreReport, ScorerOption } from "./scoring/file-scorer.ts";
export { type ScoreFileInput, scoreFile } from "./scoring/score-file.ts";
export { scorerNamed, scorers } from "./scoring/scorers.ts";
export { type Adjustment, adjustPValues } from "./stats/adjust-p-values.ts";
export { basicInterval } from "./stats/basic-interval.ts";
export { bcaBootstrap, type Resampled } from "./stats/bca-bootstrap.ts";
export { bcaInterval } from "./stats/bca-interval.ts";
export type { BcaBasis } from "./stats/bca-levels.ts";
export { bootstrap } from "./stats/bootstrap.ts";
export { clopperPearson } from "./stats/clopper-pearson.ts";
export { cohensDz } from "./stats/cohens-dz.ts";
export { type Discordance, discordance } from "./stats/discordance.ts";
export { hodgesLehmann } from "./stats/hodges-lehmann.ts";
export { imagesNeeded } from "./stats/images-needed.ts";
export { jackknifeStandardError } from "./stats/jackknife-standard-error.ts";
export { jackknifeValues } from "./stats/jackknife-values.ts";
export { type ChiSquare, type McNemar, mcnemar } from "./stats/mcnemar.ts";
export { mean } from "./stats/mean.ts";
export { minimalDetectableDifference, type PoweredDesign } from "./stats/minimal-detectable-difference.ts";
export { type PairSwaps, pairSwaps } from "./stats/pair-swaps.ts";
export { pairedBcaBootstrap, type ResampledPair } from "./stats/paired-bca-bootstrap.ts";
export { pairedBootstrap } from "./stats/paired-bootstrap.ts";
export { type Pair, pairedDifferences } from "./stats/paired-differences.ts";
export { type CountsPair, pairedJackknife } from "./stats/paired-jackknife.ts";
export { type Direction, paretoFront } from "./stats/pareto-front.ts";
export { paretoLayers } from "./stats/pareto-layers.ts";
export { type Objective, paretoMembership } from "./stats/pareto-membership.ts";
export type { Interval } from "./stats/percentile-interval.ts";
export { percentilePValue } from "./stats/percentile-p-value.ts";
export { type PermutationResult, permutationTest } from "./stats/permutation-test.ts";
export { type Design, power } from "./stats/power.ts";
export { quantile } from "./stats/quantile.ts";
export { rankBiserial } from "./stats/rank-biserial.ts";
export { type ResampleIndices, resampleIndices } from "./stats/resample-indices.ts";
export { type ResampledSums, resampledSums } from "./stats/resampled-sums.ts";
export { resampledValues } from "./stats/resampled-values.ts";
export { shiftedNullPValue } from "./stats/shifted-null-p-value.ts";
export type { ZeroMethod } from "./stats/signed-ranks.ts";
export { standardDeviation } from "./stats/standard-deviation.ts";
export { sumCounts } from "./stats/sum-counts.ts";
export { type SwappedSums, swappedSums } from "./stats/swapped-sums.ts";
export { type Wilcoxon, type WilcoxonOptions, wilcoxon } from "./stats/wilcoxon.ts";
export { wilson } from "./stats/wilson.ts";
export { punktPath } from "./text/punkt/load-punkt.ts";
export { packPunkt } from "./text/punkt/pack-punkt.ts";
