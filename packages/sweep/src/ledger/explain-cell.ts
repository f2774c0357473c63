import { cells, type Database } from "@kvsweep/metrics/database";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Json } from "../identity/canonical-json.ts";
import { type Difference, differences } from "../identity/differences.ts";
import { type CellRow, findCell } from "./find-cell.ts";

/** An earlier cell, and what makes it another one: `a` is its value, `b` the explained cell's. */
export interface Relative {
  readonly id: string;
  readonly label: string;
  readonly createdAt: Date;
  readonly differences: readonly Difference[];
}

export interface CellExplanation {
  readonly cell: CellRow;
  /** Earlier cells of the same model name, benchmark and method, the nearest first. Empty where it is the first of its kind. */
  readonly nearest: readonly Relative[];
}

/** The newest cells that are compared, and the nearest that are told of. */
const compared = 1_000;
const told = 3;

/**
 * Why a cell is decoded anew: which parts of its identity differ from those of earlier cells that look alike, by the paths
 * in it, such as "model.fingerprint", "method.lambdaRef" or "engine.version". Throws LedgerError for an unknown cell.
 */
export async function explainCell(db: Database, sweepId: string, cell: string): Promise<CellExplanation> {
  const explained = await findCell(db, sweepId, cell);
  const { id, model, benchmark, method } = explained;
  const earlier = await db
    .select({ id: cells.id, label: cells.label, createdAt: cells.createdAt, identity: cells.identity })
    .from(cells)
    .where(
      and(
        eq(cells.model, model),
        eq(cells.benchmark, benchmark),
        eq(cells.method, method),
        // Not as a Date, which has no microseconds.
        sql`${cells.createdAt} < (select created_at from ${cells} where id = ${id})`,
      ),
    )
    .orderBy(desc(cells.createdAt))
    .limit(compared);
  const relatives = earlier.map(({ identity, ...relative }) => ({
    ...relative,
    differences: differences(jsonOf(identity), jsonOf(explained.identity)),
  }));
  // The sort is stable: of those that are equally near, the newest goes first.
  const nearest = relatives.sort((a, b) => a.differences.length - b.differences.length).slice(0, told);
  return { cell: explained, nearest };
}

// It comes out of a jsonb column.
const jsonOf = (identity: Record<string, unknown>) => identity as Record<string, Json>;
