import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, expect, test, vi } from "vitest";
import { openPglite, sharedPglite } from "./pglite.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

/** What a database is made of: its objects, its settings, its users. */
const contents = `select
  (select json_agg(oid::regclass::text order by oid) from pg_class) as relations,
  (select json_agg(proname order by oid) from pg_proc) as functions,
  (select json_agg(name || '=' || setting order by name) from pg_settings) as settings,
  (select json_agg(rolname order by oid) from pg_roles) as roles`;

afterAll(() => vi.unstubAllEnvs());

test("openPglite() gives what PGlite itself makes, each time anew, and makes it once", {
  timeout: 120_000,
}, async () => {
  const cache = temporaryFolder();
  vi.stubEnv("XDG_CACHE_HOME", cache);
  const made = () => {
    const folder = join(cache, "kvsweep/bin");
    return readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs]);
  };
  await using first = await openPglite();
  const template = made();
  expect(template).toEqual([[expect.stringMatching(/^pglite-[0-9a-f]{16}\.tar$/), expect.any(Number)]]);
  await first.exec("create table mine (id int)");
  // As in the next process, which reads the file.
  vi.resetModules();
  const next = await import("./pglite.ts");
  await using second = await next.openPglite();
  expect(made()).toEqual(template);
  await using itself = await PGlite.create();
  expect(await second.query(contents)).toEqual(await itself.query(contents));
});

test("sharedPglite() is one database, each time without rows, though with what migrations made", async () => {
  const first = await sharedPglite();
  await first.exec(`create schema ours; create table ours.migrations (id int); insert into ours.migrations values (1);
    create table ours.parents (id int generated always as identity primary key);
    create table ours."Children" (id int references ours.parents)`);
  const fill = "insert into ours.parents default values returning id";
  expect((await first.query(fill)).rows).toEqual([{ id: 1 }]);
  await first.exec('insert into ours."Children" values (1)');
  const second = await sharedPglite();
  expect(second).toBe(first);
  expect((await second.query('select from ours.parents union all select from ours."Children"')).rows).toEqual(
    [],
  );
  expect((await second.query("select id from ours.migrations")).rows).toEqual([{ id: 1 }]);
  expect((await second.query(fill)).rows).toEqual([{ id: 1 }]);
});
