import { type Database, events, items, units } from "@kvsweep/metrics/database";
import { and, eq, inArray, isNotNull, isNull, notInArray, type SQL, sql } from "drizzle-orm";
import { fromOwedItems } from "./from-owed-items.ts";

/**
 * Units of many that still owe something. Their items are joined, and not looked for unit by unit: the join stays
 * fast where the database has not yet noticed how many items are done.
 */
const owing = (db: Database, which: SQL) =>
  db
    .select({ id: units.id })
    .from(units)
    .innerJoin(sql`unnest(${units.cellIds}) as c(id)`, sql`true`)
    .innerJoin(sql`unnest(${units.sampleIds}) as s(id)`, sql`true`)
    .innerJoin(items, and(eq(items.cellId, sql`c.id`), eq(items.sampleId, sql`s.id`)))
    .where(and(which, eq(items.state, "pending")));

/** Marks a unit of which nothing is owed any more, and notes it. Leaves one alone that still owes something. */
export async function finishUnit(db: Database, unitId: string): Promise<void> {
  const { id, sweepId, attempt, workerId } = units;
  const finished = db
    .update(units)
    .set(isFinished)
    .where(and(eq(id, unitId), isNull(units.finishedAt), sql`not exists (select ${fromOwedItems})`))
    .returning({ id, sweepId, attempt, workerId });
  await db.execute(sql`
    with finished as ${finished}
    insert into ${events} (kind, unit_id, sweep_id, attempt, worker_id)
    select 'finished', id, sweep_id, attempt, worker_id from finished`);
}

/** Marks all units of a sweep of which nothing is owed, because other sweeps have decoded it. */
export async function finishUnits(db: Database, sweepId: string): Promise<void> {
  const ofSweep = eq(units.sweepId, sweepId);
  await db
    .update(units)
    .set(isFinished)
    .where(and(ofSweep, isNull(units.finishedAt), notInArray(units.id, owing(db, ofSweep))));
}

const isFinished = { finishedAt: sql`now()`, leaseUntil: null };

/** Takes the mark off the units of a sweep that owe something again; their failures are forgotten. */
export async function reopenUnits(db: Database, sweepId: string): Promise<void> {
  const ofSweep = eq(units.sweepId, sweepId);
  await db
    .update(units)
    .set({ finishedAt: null, failures: 0 })
    .where(and(ofSweep, isNotNull(units.finishedAt), inArray(units.id, owing(db, ofSweep))));
}
