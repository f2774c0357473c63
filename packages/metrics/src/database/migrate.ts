import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import { bigint, text } from "drizzle-orm/pg-core";
import { DatabaseError } from "../errors.ts";
import type { Database } from "./database.ts";
import { databaseError } from "./database-error.ts";
import { kvsweep } from "./schema.ts";

const migrationsFolder = fileURLToPath(new URL("../../migrations", import.meta.url));

/** The migrations that a database has had. Made by `migrateDatabase` itself, so it is no part of schema.ts. */
const applied = kvsweep.table("migrations", {
  hash: text("hash").primaryKey(),
  /** When the migration was written, in ms since 1970. */
  createdAt: bigint("created_at", { mode: "number" }).notNull(),
});

/**
 * Brings a database to this version's tables: in one transaction, under a lock, and doing nothing the second time.
 * Throws DatabaseError where a newer version has been there, or the user may not make tables.
 */
export async function migrateDatabase(db: Database): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder });
  const migrated = db.transaction(async (tx) => {
    // Two processes that start at once would both find nothing applied.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('kvsweep.migrations', 0))`);
    await tx.execute(sql`create schema if not exists ${sql.identifier("kvsweep")}`);
    await tx.execute(
      sql`create table if not exists ${applied} (hash text primary key, created_at bigint not null)`,
    );
    const had = new Set((await tx.select().from(applied)).map((row) => row.hash));
    refuseNewer(had, migrations);
    for (const migration of migrations) {
      if (!had.has(migration.hash)) await apply(tx, migration);
    }
  });
  await migrated.catch((error: unknown) => {
    throw databaseError(error, "Cannot make the tables of kvsweep") ?? error;
  });
}

/**
 * Looks, without changing anything, whether a database has exactly this version's tables. Throws DatabaseError where they
 * are older, newer or missing.
 */
export async function checkMigrations(db: Database): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder });
  const found = await appliedMigrations(db).catch((error: unknown) => {
    throw databaseError(error, "Cannot look at the tables of kvsweep") ?? error;
  });
  const had = new Set(found.map((row) => row.hash));
  refuseNewer(had, migrations);
  const missing = migrations.filter(({ hash }) => !had.has(hash)).length;
  if (missing === 0) return;
  throw new DatabaseError(
    `Cannot use this database: it lacks ${missing} of this version's ${migrations.length} migrations`,
    "Start the coordinator of this version first: `kvsweep serve` brings the tables up to date.",
    { retry: true },
  );
}

async function appliedMigrations(db: Database) {
  const { rows } = await db.execute<{ there: boolean }>(
    sql`select to_regclass('kvsweep.migrations') is not null as there`,
  );
  return rows[0]?.there ? db.select().from(applied) : [];
}

async function apply(tx: Database, { sql: statements, hash, folderMillis }: MigrationMeta): Promise<void> {
  for (const statement of statements) await tx.execute(sql.raw(statement));
  await tx.insert(applied).values({ hash, createdAt: folderMillis });
}

function refuseNewer(had: ReadonlySet<string>, migrations: readonly MigrationMeta[]): void {
  const known = new Set(migrations.map((migration) => migration.hash));
  const unknown = [...had].filter((hash) => !known.has(hash)).length;
  if (unknown === 0) return;
  throw new DatabaseError(
    `Cannot use this database: it has had ${unknown} of its migrations from a version of kvsweep that is not this one`,
    "Use the newer version of kvsweep that made it, or another database or state folder.",
  );
}
