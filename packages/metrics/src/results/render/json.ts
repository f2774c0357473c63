import type { Results } from "../results.ts";
import type { CellResult } from "../sweep-results.ts";
import { groupResults, type ResultGroup } from "./group-results.ts";

/** One object: the sweep, its cells with unrounded metrics (ratios 0..1), and the verdicts. */
export function renderJson(results: Results): string {
  const groups = groupResults(results);
  const groupOf = new Map(groups.flatMap((group) => group.cells.map((cell) => [cell, group] as const)));
  const cells = results.cells.flatMap((cell) => {
    const group = groupOf.get(cell);
    return group ? [cellObject(cell, group)] : [];
  });
  const { sweep, settings, verdicts } = results;
  const verdict = verdicts.length === 0 ? null : verdicts.map(({ sentence }) => sentence).join(" ");
  const object = { sweep: { id: sweep.id, name: sweep.name }, bootstrap: settings, cells, verdict, verdicts };
  return `${JSON.stringify(object, null, 2)}\n`;
}

function cellObject(cell: CellResult, { benchmark, isBest }: ResultGroup) {
  const { cellId: id, label, model, method, options, expected, done, failed, n } = cell;
  const metrics = Object.entries(benchmark.metrics).map(([key, { unit }]) => {
    const { value, low, high } = cell.metrics[key] ?? { value: null, low: null, high: null };
    return [key, { value, low, high, unit: unit === "%" ? "ratio" : unit, best: isBest(cell, key) }];
  });
  return {
    id,
    label,
    model,
    benchmark: benchmark.name,
    version: benchmark.version,
    method,
    options,
    captions: { expected, done, failed, counted: n },
    metrics: Object.fromEntries(metrics),
  };
}
