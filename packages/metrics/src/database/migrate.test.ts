import { openPglite } from "@kvsweep/servers/pglite";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { DatabaseError } from "../errors.ts";
import { openPgliteDatabase } from "./database.ts";
import { checkMigrations, migrateDatabase } from "./migrate.ts";
import * as schema from "./schema.ts";

const tables = [
  schema.sweeps,
  schema.cells,
  schema.sweepCells,
  schema.sweepSamples,
  schema.items,
  schema.units,
  schema.captionCounts,
  schema.mentions,
  schema.metrics,
  schema.timings,
  schema.workers,
  schema.events,
  schema.selfTests,
  schema.tokens,
];

test("migrateDatabase() makes every table and column of the schema", async () => {
  await using client = await openPglite();
  const db = openPgliteDatabase(client);
  await migrateDatabase(db);
  for (const table of tables) expect(await db.select().from(table)).toEqual([]);
});

test("migrateDatabase() does nothing the second time, and keeps the rows", async () => {
  await using client = await openPglite();
  const db = openPgliteDatabase(client);
  await migrateDatabase(db);
  await db.insert(schema.sweeps).values({ id: "s", name: "n", file: "f" });
  await migrateDatabase(db);
  expect(await db.select({ id: schema.sweeps.id }).from(schema.sweeps)).toEqual([{ id: "s" }]);
});

test("migrateDatabase() doesn't depend on the search path, nor touch tables of the same name elsewhere", async () => {
  await using client = await openPglite();
  await client.exec("create table sweeps (mine text); create table migrations (mine text)");
  await client.exec("create schema other; set search_path to other");
  const db = openPgliteDatabase(client);
  await migrateDatabase(db);
  await client.exec("set search_path to ''");
  await migrateDatabase(db);
  expect(await db.select().from(schema.sweeps)).toEqual([]);
  const { rows } = await client.query(
    "select nspname || '.' || relname as name from pg_class join pg_namespace n on n.oid = relnamespace " +
      "where relkind = 'r' and nspname in ('public', 'other', 'drizzle') order by 1",
  );
  expect(rows).toEqual([{ name: "public.migrations" }, { name: "public.sweeps" }]);
});

test("migrateDatabase() finishes a database whose schema is there already", async () => {
  await using client = await openPglite();
  await client.exec("create schema kvsweep");
  const db = openPgliteDatabase(client);
  await migrateDatabase(db);
  expect(await db.select().from(schema.items)).toEqual([]);
});

test("migrateDatabase() refuses a database that a newer version has migrated", async () => {
  await using client = await openPglite();
  const db = openPgliteDatabase(client);
  await migrateDatabase(db);
  await db.execute(sql`insert into kvsweep.migrations values ('of the future', 9999999999999)`);
  const error = await migrateDatabase(db).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DatabaseError);
  expect(error).toMatchObject({
    message: expect.stringMatching(
      /^Cannot use this database: it has had 1 of its migrations from a version/,
    ),
    advice: expect.stringContaining("newer version"),
  });
});

test("migrateDatabase() leaves nothing behind when a statement fails", async () => {
  await using client = await openPglite();
  await client.exec("create schema kvsweep; create table kvsweep.units (in_the_way text)");
  const db = openPgliteDatabase(client);
  await expect(migrateDatabase(db)).rejects.toThrow();
  const { rows } = await client.query("select tablename from pg_tables where schemaname = 'kvsweep'");
  expect(rows).toEqual([{ tablename: "units" }]);
});

test("checkMigrations() takes a database of this version only, and changes nothing", async () => {
  await using client = await openPglite();
  const db = openPgliteDatabase(client);
  await expect(checkMigrations(db)).rejects.toMatchObject({
    name: "DatabaseError",
    message: expect.stringMatching(/^Cannot use this database: it lacks \d of this version's \d migrations$/),
    retry: true,
  });
  expect((await client.query("select to_regclass('kvsweep.sweeps') as sweeps")).rows).toEqual([
    { sweeps: null },
  ]);
  await migrateDatabase(db);
  await checkMigrations(db);
  await client.query("insert into kvsweep.migrations values ('from the future', 0)");
  await expect(checkMigrations(db)).rejects.toMatchObject({
    retry: false,
    advice: expect.stringContaining("newer"),
  });
});
