import { and, count, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { cells, items, sweepCells, sweepSamples } from "./schema.ts";

/** How many captions of a cell a sweep owes, has, and has given up. */
export interface CellProgress {
  readonly expected: number;
  readonly done: number;
  readonly failed: number;
}

/** Progress of a sweep's cells by cell id, over the sweep's own samples. */
export async function readProgress(
  db: Database,
  sweepId: string,
): Promise<ReadonlyMap<string, CellProgress>> {
  const inState = (state: "done" | "failed") =>
    sql<number>`count(*) filter (where ${items.state} = ${state})`.mapWith(Number);
  const rows = await db
    .select({
      cellId: sweepCells.cellId,
      expected: count(),
      done: inState("done"),
      failed: inState("failed"),
    })
    .from(sweepCells)
    .innerJoin(cells, eq(cells.id, sweepCells.cellId))
    .innerJoin(
      sweepSamples,
      and(eq(sweepSamples.sweepId, sweepCells.sweepId), eq(sweepSamples.benchmark, cells.benchmark)),
    )
    .leftJoin(items, and(eq(items.cellId, cells.id), eq(items.sampleId, sweepSamples.sampleId)))
    .where(eq(sweepCells.sweepId, sweepId))
    .groupBy(sweepCells.cellId);
  return new Map(rows.map(({ cellId, ...progress }) => [cellId, progress]));
}
