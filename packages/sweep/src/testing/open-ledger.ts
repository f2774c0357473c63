import { PGlite } from "@electric-sql/pglite";
import { type Database, migrateDatabase, openPgliteDatabase } from "@kvsweep/metrics/database";

export interface TestLedger {
  readonly db: Database;
  readonly client: PGlite;
  /** Forgets all sweeps, cells and items. */
  readonly clear: () => Promise<void>;
}

let ledger: Promise<TestLedger> | undefined;

/** A real database in memory with our tables in it; the test files of one worker share it, one after the other. */
export function openLedger(): Promise<TestLedger> {
  ledger ??= createLedger();
  return ledger;
}

async function createLedger(): Promise<TestLedger> {
  const client = await PGlite.create();
  const db = openPgliteDatabase(client);
  await migrateDatabase(db);
  const clear = async (): Promise<void> => {
    await client.exec("truncate kvsweep.sweeps, kvsweep.cells, kvsweep.timings cascade");
  };
  return { db, client, clear };
}
