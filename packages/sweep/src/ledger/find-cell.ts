import { cells, type Database, sweepCells } from "@kvsweep/metrics/database";
import { and, asc, eq, getTableColumns, or } from "drizzle-orm";
import { LedgerError } from "../errors.ts";

export interface CellRow extends Readonly<typeof cells.$inferSelect> {}

/** A sweep's cell by id, or the first with that label. Throws LedgerError. */
export async function findCell(db: Database, sweepId: string, cell: string): Promise<CellRow> {
  const [found] = await db
    .select(getTableColumns(cells))
    .from(cells)
    .innerJoin(sweepCells, and(eq(sweepCells.cellId, cells.id), eq(sweepCells.sweepId, sweepId)))
    .where(or(eq(cells.id, cell), eq(cells.label, cell)))
    .orderBy(asc(sweepCells.ordinal))
    .limit(1);
  if (found !== undefined) return found;
  throw new LedgerError(
    `Cannot find cell "${cell}": sweep ${sweepId} has no such cell`,
    "Give a cell's id or its label as `kvsweep plan` prints it.",
  );
}
