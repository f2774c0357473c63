import type { Metric } from "../../benchmark.ts";
import { best, type Contestant, comparable } from "../best.ts";

/** Ids of the comparable cells whose value of a metric is the next after the best; all of them where several tie. */
export function secondBest(cells: readonly Contestant[], key: string, metric: Metric): ReadonlySet<string> {
  const winners = best(cells, key, metric);
  const rest = comparable(cells).filter((cell) => !winners.has(cell.cellId));
  return best(rest, key, metric);
}
