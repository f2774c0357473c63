import { type Database, items, units } from "@kvsweep/metrics/database";
import { and, eq, isNotNull, isNull, notExists, sql } from "drizzle-orm";

const pendingItems = (db: Database) =>
  db
    .select({ one: sql`1` })
    .from(items)
    .where(sql`${items.cellId} = any(${units.cellIds}) and ${items.sampleId} = any(${units.sampleIds})
      and ${items.state} = 'pending'`);

/** Marks a unit of which nothing is owed any more. Leaves one alone that still owes something. */
export async function finishUnit(db: Database, unitId: string): Promise<void> {
  await db
    .update(units)
    .set({ finishedAt: sql`now()`, leaseUntil: null })
    .where(and(eq(units.id, unitId), isNull(units.finishedAt), notExists(pendingItems(db))));
}

/** Marks all units of a sweep of which nothing is owed, because other sweeps have decoded it. */
export async function finishUnits(db: Database, sweepId: string): Promise<void> {
  await db
    .update(units)
    .set({ finishedAt: sql`now()` })
    .where(and(eq(units.sweepId, sweepId), isNull(units.finishedAt), notExists(pendingItems(db))));
}

/** Takes the mark off the units of a sweep that owe something again. */
export async function reopenUnits(db: Database, sweepId: string): Promise<void> {
  const owes = sql`exists ${pendingItems(db)}`;
  await db
    .update(units)
    .set({ finishedAt: null })
    .where(and(eq(units.sweepId, sweepId), isNotNull(units.finishedAt), owes));
}
