import type { Benchmark, Metric } from "../benchmark.ts";
import type { ComparedCell, Comparison } from "./compare-cells.ts";

/** A metric of one cell against the baseline's. */
export interface Entry {
  readonly label: string;
  readonly metric: Metric;
  readonly comparison: Comparison;
}

/** A cell's entry in one metric, and the first headline metric in which it is worse than the baseline. */
export interface RankedEntry extends Entry {
  readonly loss: Entry | null;
}

/** Entries in one metric, the best first; in the order of the grid where several tie. */
export function rankCells(benchmark: Benchmark, cells: readonly ComparedCell[], key: string): RankedEntry[] {
  const ranked = cells.flatMap((cell) => {
    const own = entry(benchmark, cell, key);
    return own ? [{ ...own, loss: lossOf(benchmark, cell) }] : [];
  });
  return ranked.sort((a, b) => {
    const by = a.comparison.difference - b.comparison.difference;
    return a.metric.better === "lower" ? by : -by;
  });
}

function entry(benchmark: Benchmark, { label, metrics }: ComparedCell, key: string): Entry | null {
  const metric = benchmark.metrics[key];
  const comparison = metrics[key];
  return metric && comparison ? { label, metric, comparison } : null;
}

function lossOf(benchmark: Benchmark, cell: ComparedCell): Entry | null {
  const entries = benchmark.headline.map((key) => entry(benchmark, cell, key));
  return entries.find((one) => one?.comparison.outcome === "worse") ?? null;
}
