import { type Database, items, units } from "@kvsweep/metrics/database";
import { and, eq, exists, isNotNull, isNull, notExists, type SQL, sql } from "drizzle-orm";

const pendingItems = (db: Database) =>
  db
    .select({ one: sql`1` })
    .from(items)
    .where(sql`${items.cellId} = any(${units.cellIds}) and ${items.sampleId} = any(${units.sampleIds})
      and ${items.state} = 'pending'`);

/** Marks a unit of which nothing is owed any more. Leaves one alone that still owes something. */
export const finishUnit = (db: Database, unitId: string) => markFinished(db, eq(units.id, unitId));

/** Marks all units of a sweep of which nothing is owed, because other sweeps have decoded it. */
export const finishUnits = (db: Database, sweepId: string) => markFinished(db, eq(units.sweepId, sweepId));

async function markFinished(db: Database, which: SQL): Promise<void> {
  await db
    .update(units)
    .set({ finishedAt: sql`now()`, leaseUntil: null })
    .where(and(which, isNull(units.finishedAt), notExists(pendingItems(db))));
}

/** Takes the mark off the units of a sweep that owe something again. */
export async function reopenUnits(db: Database, sweepId: string): Promise<void> {
  await db
    .update(units)
    .set({ finishedAt: null })
    .where(and(eq(units.sweepId, sweepId), isNotNull(units.finishedAt), exists(pendingItems(db))));
}
