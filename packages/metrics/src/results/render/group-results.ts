import type { Benchmark } from "../../benchmark.ts";
import { benchmarkNamed } from "../../benchmarks/registry.ts";
import { best } from "../best.ts";
import type { Results } from "../results.ts";
import type { CellResult } from "../sweep-results.ts";

/** The cells of one model and one benchmark: what one table shows. */
export interface ResultGroup {
  readonly model: string;
  readonly benchmark: Benchmark;
  readonly cells: readonly CellResult[];
  readonly sentence: string | null;
  /** Whether the cell has the best value of the metric, alone or in a tie. */
  readonly isBest: (cell: CellResult, metric: string) => boolean;
}

/** Groups in the order of the grid. Throws UnknownBenchmarkError for a benchmark of another version of kvsweep. */
export function groupResults(results: Results): ResultGroup[] {
  const keyOf = (one: { readonly model: string; readonly benchmark: string }) =>
    JSON.stringify([one.model, one.benchmark]);
  const keys = new Set(results.cells.map(keyOf));
  return [...keys].flatMap((key) => {
    const cells = results.cells.filter((cell) => keyOf(cell) === key);
    const verdict = results.verdicts.find((one) => keyOf(one) === key);
    return cells[0] ? [group(cells[0], cells, verdict?.sentence ?? null)] : [];
  });
}

function group(first: CellResult, cells: readonly CellResult[], sentence: string | null): ResultGroup {
  const benchmark = benchmarkNamed(first.benchmark);
  const winners = new Map(
    Object.entries(benchmark.metrics).map(([key, metric]) => [key, best(cells, key, metric)]),
  );
  const isBest = (cell: CellResult, metric: string) => winners.get(metric)?.has(cell.cellId) ?? false;
  return { model: first.model, benchmark, cells, sentence, isBest };
}
