import { type Database, items, sweepCells, sweepSamples, sweeps, units } from "@kvsweep/metrics/database";
import { and, asc, count, eq, isNull, ne, sql } from "drizzle-orm";
import { z } from "zod";
import type { History } from "./history.ts";
import { LogEntry } from "./log-entry.ts";
import { witnessSql } from "./witness-sql.ts";

/** Begins to write down what happens to a ledger whose tables are there. Idempotent. */
export async function installWitness(db: Database): Promise<void> {
  await db.execute(sql.raw(witnessSql));
}

const Row = z.object({
  seq: z.unknown(),
  at: z.unknown(),
  tx: z.string(),
  source: z.string(),
  entry: z.looseObject({}),
});

/** What the witness has seen so far, in order, from an entry on. */
export async function readLog(db: Database, after = 0): Promise<LogEntry[]> {
  const { rows } = await db.execute(sql`
    select seq, extract(epoch from at)::float8 * 1000 as at, tx, source, entry
    from chaos.log where seq > ${after} order by seq`);
  return rows.map((row) => {
    const { entry, ...place } = Row.parse(row);
    return LogEntry.parse({ ...entry, ...place });
  });
}

/** Units that are not finished, of sweeps that were not given up. */
export async function countOwedUnits(db: Database): Promise<number> {
  const [counted] = await db
    .select({ owed: count() })
    .from(units)
    .innerJoin(sweeps, eq(sweeps.id, units.sweepId))
    .where(and(isNull(units.finishedAt), ne(sweeps.state, "cancelled")));
  return counted?.owed ?? 0;
}

/** What the witness has seen, beside the ledger's rows as they are now. */
export async function readHistory(db: Database): Promise<History> {
  return db.transaction(async (tx) => ({ log: await readLog(tx), ...(await readRows(tx)) }), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });
}

async function readRows(db: Database): Promise<Omit<History, "log">> {
  const isWanted = sql<boolean>`exists (
    select from ${sweepCells} c
    join ${sweepSamples} s using (sweep_id)
    join ${sweeps} w on w.id = c.sweep_id
    where w.state <> 'cancelled' and c.cell_id = ${items}.cell_id and s.sample_id = ${items}.sample_id)`;
  const { cellId, sampleId, state, objectKey, line } = items;
  return {
    items: await db
      .select({ cellId, sampleId, state, objectKey, line, isWanted })
      .from(items)
      .orderBy(asc(items.cellId), asc(items.sampleId)),
    units: await db
      .select({
        id: units.id,
        attempt: units.attempt,
        isFinished: sql<boolean>`${units.finishedAt} is not null`,
        isWanted: sql<boolean>`${sweeps.state} <> 'cancelled'`,
      })
      .from(units)
      .innerJoin(sweeps, eq(sweeps.id, units.sweepId))
      .orderBy(asc(units.ordinal)),
  };
}
