import { existsSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { type Database, migrateDatabase, openPgliteDatabase } from "@kvsweep/metrics/database";
import { ClosingStack } from "@kvsweep/sweep";
import { openPgliteQueue, type QueueConnection } from "@kvsweep/sweep/queue";
import { FolderStore, type ObjectStore } from "@kvsweep/sweep/store";
import { StateFolderError } from "../errors.ts";
import { StateLock } from "./state-lock.ts";

/** The folders of a state. */
export function stateFolders(folder: string) {
  return {
    database: join(folder, "database"),
    captions: join(folder, "objects"),
    results: join(folder, "results"),
  };
}

/** An open state folder: ledger, captions and, for whoever runs sweeps, the queue. */
export interface State extends AsyncDisposable {
  readonly folder: string;
  readonly db: Database;
  readonly store: ObjectStore;
  readonly queue: QueueConnection;
}

/** Whether a sweep ever ran in this folder. */
export function hasState(folder: string): boolean {
  return existsSync(stateFolders(folder).database);
}

/**
 * Opens a state folder, which is made if it is missing. Database and queue live in this process.
 * Throws StateLockedError where another process has it open, StateFolderError where it cannot be used.
 */
export async function openState(folder: string): Promise<State> {
  const opened = new ClosingStack();
  try {
    opened.use(StateLock.take(folder));
    const { database, captions } = stateFolders(folder);
    const client = await openDatabase(folder, database);
    opened.defer(() => client.close());
    const db = openPgliteDatabase(client);
    await migrateDatabase(db);
    const queue = await openPgliteQueue(client);
    opened.defer(() => queue.close());
    const store = new FolderStore(captions);
    return { folder, db, store, queue, [Symbol.asyncDispose]: () => opened.close() };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** The ledger is small; PostgreSQL's default of 128 MB would be memory that the model could use. */
const startParams = [...PGlite.defaultStartParams, "-c", "shared_buffers=16MB"];

/** A new database's size on disk, with some room for its log. */
const databaseBytes = 48e6;

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

async function openDatabase(folder: string, database: string): Promise<PGlite> {
  return PGlite.create(database, { startParams }).catch((cause: unknown) => {
    const free = freeBytes(folder);
    const reason = cause instanceof Error ? cause.message : String(cause);
    const problem =
      free < databaseBytes ? `the disk has only ${Math.floor(free / 1e6)} MB left for its database` : reason;
    throw new StateFolderError(folder, `its database does not open: ${problem}`, { cause });
  });
}
