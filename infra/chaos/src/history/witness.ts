import { type Database, items, units } from "@kvsweep/metrics/database";
import { asc, sql } from "drizzle-orm";
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

/** What the witness has seen, beside the ledger's rows as they are now. */
export async function readHistory(db: Database): Promise<History> {
  return db.transaction(
    async (tx) => ({
      log: await readLog(tx),
      items: await tx
        .select({
          cellId: items.cellId,
          sampleId: items.sampleId,
          state: items.state,
          objectKey: items.objectKey,
          line: items.line,
        })
        .from(items)
        .orderBy(asc(items.cellId), asc(items.sampleId)),
      units: await tx
        .select({
          id: units.id,
          attempt: units.attempt,
          isFinished: sql<boolean>`${units.finishedAt} is not null`,
        })
        .from(units)
        .orderBy(asc(units.ordinal)),
    }),
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
