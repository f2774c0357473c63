import type { Metric } from "../benchmark.ts";
import type { CellResult } from "./sweep-results.ts";

/** What `best` looks at. */
export type Contestant = Pick<CellResult, "cellId" | "n" | "samplesHash" | "metrics">;

/** The cells that may be compared: those over the same samples as the first cell with the most captions. */
export function comparable<Cell extends Contestant>(cells: readonly Cell[]): Cell[] {
  const most = Math.max(...cells.map((cell) => cell.n));
  const field = cells.find((cell) => cell.n === most)?.samplesHash;
  return cells.filter((cell) => cell.samplesHash === field);
}

/** Ids of the comparable cells whose value of a metric is the best; all of them where several tie. */
export function best(cells: readonly Contestant[], key: string, metric: Metric): ReadonlySet<string> {
  if (metric.better === "neither") return new Set();
  const values = comparable(cells).flatMap((cell) => {
    const value = cell.metrics[key]?.value;
    return typeof value === "number" ? [{ id: cell.cellId, value }] : [];
  });
  const pick = metric.better === "lower" ? Math.min : Math.max;
  const winner = pick(...values.map(({ value }) => value));
  return new Set(values.filter(({ value }) => value === winner).map(({ id }) => id));
}
