import { randomUUID } from "node:crypto";
import {
  type Database,
  migrateDatabase,
  openPgliteDatabase,
  openPostgresDatabase,
} from "@kvsweep/metrics/database";
import { openPglite } from "@kvsweep/servers/pglite";
import { Client } from "pg";
import { inject } from "vitest";

/** For what a test asks a database by hand. */
export interface SqlClient {
  query<Row>(text: string, params?: unknown[]): Promise<{ rows: Row[] }>;
  /** Several statements, without their rows. */
  exec(text: string): Promise<unknown>;
}

export interface TestLedger {
  readonly db: Database;
  readonly client: SqlClient;
  /** Forgets all sweeps, cells and items. */
  readonly clear: () => Promise<void>;
}

let ledger: Promise<TestLedger> | undefined;

/**
 * A real database with our tables in it: one of its own in the PostgreSQL that the vitest project provides, or else in
 * memory. The test files of one worker share it, one after the other.
 */
export function openLedger(): Promise<TestLedger> {
  const postgresUrl = inject("postgresUrl");
  ledger ??= createLedger(postgresUrl ? openOnServer(postgresUrl) : openInMemory());
  return ledger;
}

async function createLedger(opened: Promise<Omit<TestLedger, "clear">>): Promise<TestLedger> {
  const { db, client } = await opened;
  await migrateDatabase(db);
  const clear = async (): Promise<void> => {
    await client.exec("truncate kvsweep.sweeps, kvsweep.cells, kvsweep.timings, kvsweep.events cascade");
  };
  return { db, client, clear };
}

async function openInMemory() {
  const client = await openPglite();
  return { db: openPgliteDatabase(client), client };
}

async function openOnServer(postgresUrl: string) {
  const name = `ledger_${randomUUID()}`;
  const admin = new Client({ connectionString: postgresUrl });
  await admin.connect();
  await admin.query(`create database "${name}" template template0`);
  await admin.end();
  const url = new URL(postgresUrl);
  url.pathname = name;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  // The server ends before this process does.
  client.on("error", () => undefined);
  const { db } = await openPostgresDatabase(url.href);
  return { db, client: sqlClient(client) };
}

function sqlClient(client: Client): SqlClient {
  return {
    query: async (text, params) => ({ rows: (await client.query({ text, values: params ?? [] })).rows }),
    exec: (text) => client.query(text),
  };
}
