import type { Benchmark, Counts, Metric } from "../benchmark.ts";
import { pairedBootstrap } from "../stats/paired-bootstrap.ts";
import type { Interval } from "../stats/percentile-interval.ts";
import { resampleIndices } from "../stats/resample-indices.ts";
import { type ResampledSums, resampledSums } from "../stats/resampled-sums.ts";
import { sumCounts } from "../stats/sum-counts.ts";
import type { BootstrapSettings } from "./bootstrap-settings.ts";
import type { CellCounts } from "./sweep-counts.ts";

/** One metric of a cell against the baseline's, on the same images. In the metric's own unit. */
export interface Comparison {
  readonly value: number;
  readonly baseline: number;
  /** Value minus baseline, and the interval of that. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Images of which the two captions score differently. */
  readonly differing: number;
  /** The side of 0 on which the interval lies; "unclear" where it holds 0 or rests on too few differing images. */
  readonly outcome: "better" | "worse" | "unclear";
}

/** A cell's headline metrics against the baseline's; those without a value left out. */
export interface ComparedCell {
  readonly label: string;
  readonly metrics: Readonly<Record<string, Comparison>>;
}

/** Compares cells with the baseline on the baseline's images by paired bootstrap; cells that miss one are left out. */
export function compareCells(
  benchmark: Benchmark,
  { baseline, others }: { readonly baseline: CellCounts; readonly others: readonly CellCounts[] },
  settings: BootstrapSettings,
): ComparedCell[] {
  const onItsImages = (cell: CellCounts) => cell.counts.filter((_, index) => baseline.counts[index]);
  const whole = others.filter((cell) => !onItsImages(cell).includes(null));
  const images = onItsImages(baseline).length;
  const indices = resampleIndices(images, settings.resamples, settings.seed);
  const sideOf = (cell: CellCounts): Side => {
    const counts = onItsImages(cell).filter((one) => one !== null);
    return { counts, sum: sumCounts(counts), sums: resampledSums(counts, indices) };
  };
  const theirs = sideOf(baseline);
  return whole.map((cell) => {
    const ours = sideOf(cell);
    const compared = benchmark.headline.flatMap((key) => {
      const metric = benchmark.metrics[key];
      const comparison = metric && compare(metric, { ours, theirs }, settings.confidence);
      return comparison ? [[key, comparison] as const] : [];
    });
    return { label: cell.label, metrics: Object.fromEntries(compared) };
  });
}

interface Side {
  readonly counts: readonly Counts[];
  readonly sum: Counts;
  readonly sums: ResampledSums;
}

interface Sides {
  readonly ours: Side;
  readonly theirs: Side;
}

function compare(metric: Metric, { ours, theirs }: Sides, confidence: number): Comparison | null {
  const value = metric.value(ours.sum);
  const baseline = metric.value(theirs.sum);
  const interval = pairedBootstrap({ cell: ours.sums, baseline: theirs.sums }, metric.value, confidence);
  const difference = value - baseline;
  if (Number.isNaN(difference) || interval === null) return null;
  const differing = countDiffering(metric, ours.counts, theirs.counts);
  // If a coin chose the side of each, all would fall on one side this often. Few images make percentile intervals too narrow.
  const possible = 2 ** (1 - differing) <= 1 - confidence;
  const outcome = possible ? sideOfZero(metric, interval) : "unclear";
  return { value, baseline, difference, ...interval, differing, outcome };
}

function countDiffering(metric: Metric, ours: readonly Counts[], theirs: readonly Counts[]): number {
  return ours.filter((counts, index) => !Object.is(metric.value(counts), metric.value(theirs[index] ?? {})))
    .length;
}

function sideOfZero({ better }: Metric, { low, high }: Interval): Comparison["outcome"] {
  if (better === "neither" || (low <= 0 && high >= 0)) return "unclear";
  return (better === "lower") === high < 0 ? "better" : "worse";
}
