import { type Database, units } from "@kvsweep/metrics/database";
import { eq, sql } from "drizzle-orm";
import { fromOwedItems } from "./from-owed-items.ts";

export interface PendingUnit {
  readonly id: string;
  readonly model: string;
  readonly benchmark: string;
  readonly queue: string;
  /** Items of the unit that are still owed; at least one. */
  readonly pending: number;
}

/** The units of a sweep that hold at least one pending item, in the plan's order. */
export async function pendingUnits(db: Database, sweepId: string): Promise<PendingUnit[]> {
  const pending = sql<number>`(select count(*)::int ${fromOwedItems})`;
  const rows = await db
    .select({ id: units.id, model: units.model, benchmark: units.benchmark, queue: units.queue, pending })
    .from(units)
    .where(eq(units.sweepId, sweepId))
    .orderBy(units.ordinal);
  return rows.filter((row) => row.pending > 0);
}
