import { cells, type Database, items, sweepCells } from "@kvsweep/metrics/database";
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { LostItem } from "./requeue-items.ts";

/** A done item and where its caption should be; nulls only where somebody changed the database by hand. */
export interface DoneRow extends LostItem {
  readonly line: number | null;
}

/** Cells a page: each may have as many items as its benchmark has samples. */
const cellsAtATime = 100;

/**
 * All done items, or those of a sweep's cells, some cells at a time and each object's items together: an object holds
 * captions of one cell only.
 */
export async function* donePages(db: Database, sweepId?: string): AsyncGenerator<DoneRow[]> {
  let last = "";
  for (;;) {
    const cellIds = await nextCells(db, last, sweepId);
    if (cellIds.length === 0) return;
    last = cellIds.at(-1) ?? "";
    yield await db
      .select({
        cellId: items.cellId,
        sampleId: items.sampleId,
        objectKey: items.objectKey,
        line: items.line,
      })
      .from(items)
      .where(and(inArray(items.cellId, cellIds), eq(items.state, "done")))
      .orderBy(asc(items.objectKey), asc(items.line));
  }
}

async function nextCells(db: Database, after: string, sweepId: string | undefined): Promise<string[]> {
  const ofSweep =
    sweepId === undefined
      ? undefined
      : inArray(
          cells.id,
          db.select({ id: sweepCells.cellId }).from(sweepCells).where(eq(sweepCells.sweepId, sweepId)),
        );
  const rows = await db
    .select({ id: cells.id })
    .from(cells)
    .where(and(gt(cells.id, after), ofSweep))
    .orderBy(asc(cells.id))
    .limit(cellsAtATime);
  return rows.map(({ id }) => id);
}
