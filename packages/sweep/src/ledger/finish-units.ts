import { type Database, events, items, units } from "@kvsweep/metrics/database";
import { and, eq, exists, isNotNull, isNull, notExists, type SQL, sql } from "drizzle-orm";

const pendingItems = (db: Database) =>
  db
    .select({ one: sql`1` })
    .from(items)
    .where(sql`${items.cellId} = any(${units.cellIds}) and ${items.sampleId} = any(${units.sampleIds})
      and ${items.state} = 'pending'`);

/** Marks a unit of which nothing is owed any more, and notes it. Leaves one alone that still owes something. */
export async function finishUnit(db: Database, unitId: string): Promise<void> {
  const { id, sweepId, attempt, workerId } = units;
  const finished = markFinished(db, eq(id, unitId)).returning({ id, sweepId, attempt, workerId });
  await db.execute(sql`
    with finished as ${finished}
    insert into ${events} (kind, unit_id, sweep_id, attempt, worker_id)
    select 'finished', id, sweep_id, attempt, worker_id from finished`);
}

/** Marks all units of a sweep of which nothing is owed, because other sweeps have decoded it. */
export async function finishUnits(db: Database, sweepId: string): Promise<void> {
  await markFinished(db, eq(units.sweepId, sweepId));
}

const markFinished = (db: Database, which: SQL) =>
  db
    .update(units)
    .set({ finishedAt: sql`now()`, leaseUntil: null })
    .where(and(which, isNull(units.finishedAt), notExists(pendingItems(db))));

/** Takes the mark off the units that owe something again: of a sweep, or of all. Their failures are forgotten. */
export async function reopenUnits(db: Database, sweepId?: string): Promise<void> {
  const ofSweep = sweepId === undefined ? undefined : eq(units.sweepId, sweepId);
  await db
    .update(units)
    .set({ finishedAt: null, failures: 0 })
    .where(and(ofSweep, isNotNull(units.finishedAt), exists(pendingItems(db))));
}
