import { stringify } from "csv-stringify/sync";
import type { Results } from "../results.ts";
import type { CellResult } from "../sweep-results.ts";
import { groupResults } from "./group-results.ts";

/** One row a cell, with unrounded metrics (ratios 0..1); a field is empty where there is no value. */
export function renderCsv(results: Results): string {
  const metrics = groupResults(results).flatMap(({ benchmark }) => Object.keys(benchmark.metrics));
  const keys = [...new Set(metrics)];
  const header = [
    ...["sweep", "cell", "model", "benchmark", "label", "method", "options"],
    ...["expected", "done", "failed", "counted"],
    ...keys.flatMap((key) => [key, `${key}_low`, `${key}_high`]),
  ];
  return stringify([header, ...results.cells.map((cell) => row(cell, results.sweep.name, keys))]);
}

function row(cell: CellResult, sweep: string, keys: readonly string[]): (string | number | null)[] {
  return [
    ...[sweep, cell.cellId, cell.model, cell.benchmark, cell.label, cell.method],
    JSON.stringify(cell.options),
    ...[cell.expected, cell.done, cell.failed, cell.n],
    ...keys.flatMap((key) => {
      const { value = null, low = null, high = null } = cell.metrics[key] ?? {};
      return [value, low, high];
    }),
  ];
}
