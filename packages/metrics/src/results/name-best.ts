import type { Benchmark } from "../benchmark.ts";
import { best, comparable } from "./best.ts";
import { type BootstrapOptions, bootstrapSettings } from "./bootstrap-settings.ts";
import { computeResults } from "./compute-results.ts";
import { formatValue } from "./format-value.ts";
import { counted, percent, quantity, superlative } from "./phrases.ts";
import type { SweepCounts } from "./sweep-counts.ts";

/** One sentence where there is no baseline: the best value of the first headline metric, and how far that is a lead. */
export function nameBest(benchmark: Benchmark, counts: SweepCounts, options: BootstrapOptions): string {
  const key = benchmark.headline[0] ?? "";
  const metric = benchmark.metrics[key];
  const cells = comparable(computeResults(benchmark, counts, options).cells);
  const [id] = metric ? best(cells, key, metric) : [];
  const winner = cells.find((cell) => cell.cellId === id)?.metrics[key];
  const label = counts.cells.find((cell) => cell.cellId === id)?.label;
  if (!metric || typeof winner?.value !== "number")
    return "No cell decodes greedily, and none has a value yet.";
  const lead = `No cell decodes greedily, so nothing is judged against a baseline: the ${superlative(metric)} is`;
  const value = `${quantity(winner.value, metric.unit)} by ${label}`;
  const others = cells.filter((cell) => cell.cellId !== id).map((cell) => cell.metrics[key]);
  if (others.length === 0) return `${lead} ${value}.`;
  const { low, high } = { low: winner.low ?? winner.value, high: winner.high ?? winner.value };
  const overlapping = others.filter((one) => (one?.low ?? low) <= high && (one?.high ?? high) >= low).length;
  const ends = `from ${formatValue(low, metric.unit)} to ${formatValue(high, metric.unit)}`;
  const interval = `${percent(bootstrapSettings(options).confidence)} interval`;
  const overlap = `overlaps those of ${overlapping} of ${counted(others.length, "other setting")}`;
  return `${lead} ${value}, and its ${interval}, ${ends}, ${overlap}.`;
}
