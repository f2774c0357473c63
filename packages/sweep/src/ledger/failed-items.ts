import { cells, type Database, items, sweepCells } from "@kvsweep/metrics/database";
import { and, asc, eq } from "drizzle-orm";
import { inSweep } from "./in-sweep.ts";

export interface FailedRow {
  readonly cellId: string;
  readonly label: string;
  readonly sampleId: string;
  readonly errorName: string;
  readonly errorMessage: string;
}

/** A sweep's failed items with what happened to them, in the order of its grid. */
export async function failedItems(db: Database, sweepId: string): Promise<FailedRow[]> {
  const rows = await db
    .select({
      cellId: items.cellId,
      label: cells.label,
      sampleId: items.sampleId,
      errorName: items.errorName,
      errorMessage: items.errorMessage,
    })
    .from(items)
    .innerJoin(cells, eq(cells.id, items.cellId))
    .innerJoin(sweepCells, and(eq(sweepCells.cellId, items.cellId), eq(sweepCells.sweepId, sweepId)))
    .where(and(eq(items.state, "failed"), inSweep(sweepId)))
    .orderBy(asc(sweepCells.ordinal), asc(items.sampleId));
  return rows.map((row) => ({
    ...row,
    errorName: row.errorName ?? "",
    errorMessage: row.errorMessage ?? "",
  }));
}
