import type { Benchmark } from "../benchmark.ts";
import type { BootstrapOptions } from "./bootstrap-settings.ts";
import type { SweepCounts } from "./sweep-counts.ts";
import { verdict } from "./verdict.ts";

/** The sentence on the cells of one model and one benchmark. */
export interface Verdict {
  readonly model: string;
  readonly benchmark: string;
  readonly sentence: string;
}

/** A verdict for each model, in the order of the grid: cells of different models are never held against each other. */
export function verdicts(benchmark: Benchmark, counts: SweepCounts, options: BootstrapOptions): Verdict[] {
  const models = new Set(counts.cells.map((cell) => cell.model));
  return [...models].map((model) => {
    const cells = counts.cells.filter((cell) => cell.model === model);
    return { model, benchmark: benchmark.name, sentence: verdict(benchmark, { ...counts, cells }, options) };
  });
}
