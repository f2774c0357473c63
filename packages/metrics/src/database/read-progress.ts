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
  const owed = await db
    .select({ cellId: sweepCells.cellId, expected: count() })
    .from(sweepCells)
    .innerJoin(cells, eq(cells.id, sweepCells.cellId))
    .innerJoin(sweepSamples, ofCell)
    .where(eq(sweepCells.sweepId, sweepId))
    .groupBy(sweepCells.cellId);
  const ended = await countEnded(db, sweepId);
  return new Map(
    owed.map(({ cellId, expected }) => [
      cellId,
      { expected, ...(ended.get(cellId) ?? { done: 0, failed: 0 }) },
    ]),
  );
}

const ofCell = and(eq(sweepSamples.sweepId, sweepCells.sweepId), eq(sweepSamples.benchmark, cells.benchmark));

/** Apart from what is owed: Postgres joins items that are there several times as fast as items that may be there. */
async function countEnded(db: Database, sweepId: string) {
  const inState = (state: "done" | "failed") =>
    sql<number>`count(*) filter (where ${items.state} = ${state})`.mapWith(Number);
  const rows = await db
    .select({ cellId: sweepCells.cellId, done: inState("done"), failed: inState("failed") })
    .from(sweepCells)
    .innerJoin(cells, eq(cells.id, sweepCells.cellId))
    .innerJoin(items, eq(items.cellId, cells.id))
    .innerJoin(sweepSamples, and(ofCell, eq(sweepSamples.sampleId, items.sampleId)))
    .where(eq(sweepCells.sweepId, sweepId))
    .groupBy(sweepCells.cellId);
  return new Map(rows.map(({ cellId, ...progress }) => [cellId, progress]));
}
