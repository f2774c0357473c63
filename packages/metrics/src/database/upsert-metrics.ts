import { sql } from "drizzle-orm";
import type { ComputedResults } from "../results/compute-results.ts";
import type { Database } from "./database.ts";
import { metrics } from "./schema.ts";
import { unnest } from "./unnest.ts";

/** Idempotent: computing a cell again over the same samples overwrites its own rows and no other. */
export async function upsertMetrics(db: Database, results: ComputedResults): Promise<void> {
  const { benchmark, version, settings } = results;
  const rows = results.cells.flatMap((cell) =>
    Object.entries(cell.metrics).map(([metric, estimate]) => ({ ...cell, metric, estimate })),
  );
  const source = unnest([
    ["text", rows.map((row) => row.cellId)],
    ["text", rows.map((row) => row.samplesHash)],
    ["text", rows.map(() => benchmark)],
    ["int4", rows.map(() => version)],
    ["text", rows.map((row) => row.metric)],
    ["float8", rows.map((row) => row.estimate.value)],
    ["float8", rows.map((row) => row.estimate.low)],
    ["float8", rows.map((row) => row.estimate.high)],
    ["float8", rows.map(() => settings.confidence)],
    ["int4", rows.map(() => settings.resamples)],
    ["int4", rows.map(() => settings.seed)],
    ["int4", rows.map((row) => row.n)],
  ]);
  await db
    .insert(metrics)
    // In the order of the key, so that two writers of the same cells wait for each other instead of deadlocking.
    .select(sql`select * from ${source} as r order by 1, 2, 3, 4, 5`)
    .onConflictDoUpdate({
      target: [metrics.cellId, metrics.samplesHash, metrics.benchmark, metrics.version, metrics.metric],
      set: {
        value: sql`excluded.value`,
        low: sql`excluded.low`,
        high: sql`excluded.high`,
        confidence: sql`excluded.confidence`,
        resamples: sql`excluded.resamples`,
        seed: sql`excluded.seed`,
        n: sql`excluded.n`,
      },
    });
}
