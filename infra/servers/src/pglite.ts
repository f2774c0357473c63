import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { builtFolder } from "../programs.mjs";
import { environment } from "./env.ts";

let template: Promise<Blob> | undefined;

/**
 * A new and empty PGlite in memory, as `PGlite.create()` gives, without its seconds of initdb: a copy of one that was made
 * once for this user and this version of PGlite. The caller closes it.
 */
export async function openPglite(): Promise<PGlite> {
  template ??= readTemplate(await templateFile());
  return PGlite.create({ loadDataDir: await template });
}

let shared: Promise<PGlite> | undefined;

/**
 * This process's one PGlite, without the rows of whoever had it before, but with the tables, as far as migrations had
 * made them. For tests, which run one after the other; it is never closed.
 */
export async function sharedPglite(): Promise<PGlite> {
  shared ??= openPglite();
  const database = await shared;
  const { rows } = await database.query<{ name: string }>(filled);
  if (rows.length > 0) {
    await database.exec(`truncate ${rows.map(({ name }) => name).join()} restart identity cascade`);
  }
  return database;
}

/** Every table that is not the system's, nor a record of migrations. */
const filled = `select format('%I.%I', schemaname, tablename) as name from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema') and tablename not in ('migration', 'migrations')`;

/** Beside the programs of this user, named after what makes it. */
async function templateFile(): Promise<string> {
  const programs = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  const hash = createHash("sha256");
  for (const name of ["initdb.wasm", "pglite.wasm", "pglite.data"]) {
    hash.update(await readFile(join(dirname(programs), name)));
  }
  return join(builtFolder(environment), `pglite-${hash.digest("hex").slice(0, 16)}.tar`);
}

async function readTemplate(file: string): Promise<Blob> {
  const found = await readFile(file).catch(() => undefined);
  return found ? new Blob([found]) : makeTemplate(file);
}

async function makeTemplate(file: string): Promise<Blob> {
  await using database = await PGlite.create();
  const dump = await database.dumpDataDir("none");
  await mkdir(dirname(file), { recursive: true });
  // Two at once make it twice; neither reads half of it.
  const temporary = `${file}.${randomUUID()}`;
  await writeFile(temporary, dump.stream());
  await rename(temporary, file);
  return dump;
}
