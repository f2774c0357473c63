import type { PGlite } from "@electric-sql/pglite";
import { openPglite } from "@kvsweep/servers/pglite";
import { type Database, openPgliteDatabase } from "../database.ts";
import { migrateDatabase } from "../migrate.ts";
import { cells, items, sweepCells, sweepSamples, sweeps } from "../schema.ts";

export interface TestDatabase extends AsyncDisposable {
  readonly db: Database;
  readonly client: PGlite;
}

let opened: Promise<Omit<TestDatabase, keyof AsyncDisposable>> | undefined;

/**
 * A real database in memory with our tables in it, emptied when disposed; the test files of one worker share it, one
 * after the other.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  opened ??= create();
  const { db, client } = await opened;
  const clear = async () => {
    await client.exec("truncate kvsweep.sweeps, kvsweep.cells, kvsweep.timings cascade");
  };
  await clear();
  return { db, client, [Symbol.asyncDispose]: clear };
}

async function create() {
  const client = await openPglite();
  const db = openPgliteDatabase(client);
  await migrateDatabase(db);
  return { db, client };
}

export interface SmallSweep {
  readonly id: string;
  /** Cells in the grid's order; those that another sweep made are shared. */
  readonly cellIds: readonly string[];
  readonly sampleIds: readonly string[];
}

/** A sweep of model "m" on "scenes"; cell "greedy" is the baseline, and every item is pending. */
export async function recordSmallSweep(db: Database, { id, cellIds, sampleIds }: SmallSweep): Promise<void> {
  await db.insert(sweeps).values({ id, name: `name of ${id}`, file: "" });
  await db.insert(cells).values(cellIds.map(smallCell)).onConflictDoNothing();
  await db.insert(sweepCells).values(cellIds.map((cellId, ordinal) => ({ sweepId: id, cellId, ordinal })));
  await db
    .insert(sweepSamples)
    .values(sampleIds.map((sampleId, ordinal) => ({ sweepId: id, benchmark: "scenes", sampleId, ordinal })));
  const owed = cellIds.flatMap((cellId) => sampleIds.map((sampleId) => ({ cellId, sampleId })));
  await db.insert(items).values(owed).onConflictDoNothing();
}

function smallCell(id: string) {
  const method = id === "greedy" ? "greedy" : "kvsmooth";
  const options = { method, lambdaRef: 0.5 };
  return { id, model: "m", benchmark: "scenes", method, label: id, maxNewTokens: 16, options, identity: {} };
}
