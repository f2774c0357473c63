import type { Metric } from "../../benchmark.ts";
import { counted, percent } from "../phrases.ts";
import type { Results } from "../results.ts";
import type { CellResult } from "../sweep-results.ts";
import type { ResultGroup } from "./group-results.ts";

/** What a table's numbers are, and what they lack; a line each. */
export function footnotes(group: ResultGroup, settings: Results["settings"]): string[] {
  return [units(Object.values(group.benchmark.metrics)), ...drawn(settings), ...lacks(group.cells)];
}

/** Whether a cell's numbers don't cover every caption that is owed. */
export const isPartial = (cell: CellResult): boolean => cell.n < cell.expected;

function units(metrics: readonly Metric[]): string {
  const others = metrics.filter((metric) => metric.unit !== "%");
  return ["In percent", ...others.map((metric) => `${metric.title} in ${metric.unit}`)]
    .join(", ")
    .concat(".");
}

function drawn(settings: Results["settings"]): string[] {
  if (settings === null) return [];
  const { confidence, resamples, seed } = settings;
  const draws = `${resamples} resamples, seed ${seed}`;
  return [`In brackets: ${percent(confidence)} intervals, percentile bootstrap over images (${draws}).`];
}

function lacks(cells: readonly CellResult[]): string[] {
  const partial = cells.filter(isPartial).length;
  if (partial === 0) return [];
  const sum = (count: (cell: CellResult) => number) => cells.reduce((total, cell) => total + count(cell), 0);
  const reasons = [
    [sum((cell) => cell.failed), "failed"],
    [sum((cell) => cell.expected - cell.done - cell.failed), "pending"],
    [sum((cell) => Math.max(0, cell.done - cell.n)), "not counted"],
  ] as const;
  const parts = reasons.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const verb = partial === 1 ? "misses" : "miss";
  return [`Incomplete: ${counted(partial, "cell")} ${verb} captions (${parts.join(", ")}).`];
}
