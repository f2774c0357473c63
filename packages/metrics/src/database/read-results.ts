import { asc, eq } from "drizzle-orm";
import type { Benchmark } from "../benchmark.ts";
import type { CellResult, SweepResults } from "../results/sweep-results.ts";
import type { Database } from "./database.ts";
import { type MetricRow, readMetrics } from "./read-metrics.ts";
import { readProgress } from "./read-progress.ts";
import { cells, sweepCells, sweeps } from "./schema.ts";

/** A sweep's cells in grid order, with the metrics of these benchmarks' versions; null where there is no such sweep. */
export async function readResults(
  db: Database,
  sweepId: string,
  benchmarks: readonly Pick<Benchmark, "name" | "version">[],
): Promise<SweepResults | null> {
  const [sweep] = await db
    .select({ id: sweeps.id, name: sweeps.name })
    .from(sweeps)
    .where(eq(sweeps.id, sweepId));
  if (sweep === undefined) return null;
  const progress = await readProgress(db, sweepId);
  const stored = await readMetrics(db, sweepId, benchmarks);
  const ofCell = groupByCell(stored);
  const grid = await db
    .select({
      cellId: cells.id,
      label: cells.label,
      model: cells.model,
      benchmark: cells.benchmark,
      method: cells.method,
      options: cells.options,
    })
    .from(sweepCells)
    .innerJoin(cells, eq(cells.id, sweepCells.cellId))
    .where(eq(sweepCells.sweepId, sweepId))
    .orderBy(asc(sweepCells.ordinal));
  return {
    sweep,
    settings: settingsOf(stored),
    cells: grid.map((cell) => ({
      ...cell,
      ...(progress.get(cell.cellId) ?? { expected: 0, done: 0, failed: 0 }),
      ...metricsOf(ofCell.get(cell.cellId) ?? []),
    })),
  };
}

function groupByCell(rows: readonly MetricRow[]): ReadonlyMap<string, readonly MetricRow[]> {
  const groups = new Map<string, MetricRow[]>();
  for (const row of rows) groups.set(row.cellId, [...(groups.get(row.cellId) ?? []), row]);
  return groups;
}

function metricsOf(rows: readonly MetricRow[]): Pick<CellResult, "n" | "samplesHash" | "metrics"> {
  const estimates = rows.map(({ metric, value, low, high }) => [metric, { value, low, high }] as const);
  const [first] = rows;
  return {
    n: first?.n ?? 0,
    samplesHash: first?.samplesHash ?? null,
    metrics: Object.fromEntries(estimates),
  };
}

/** Null where rows differ, as when another sweep has computed a shared cell anew: then no one setting made the table. */
function settingsOf(rows: readonly MetricRow[]): SweepResults["settings"] {
  const [first] = rows;
  if (first === undefined) return null;
  const { confidence, resamples, seed } = first;
  const same = (row: MetricRow) =>
    row.confidence === confidence && row.resamples === resamples && row.seed === seed;
  return rows.every(same) ? { confidence, resamples, seed } : null;
}
