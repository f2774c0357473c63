import { openPglite } from "@kvsweep/servers/pglite";
import { sql } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { PgliteDatabase } from "drizzle-orm/pglite";
import { expect, expectTypeOf, test } from "vitest";
import { type Database, openPgliteDatabase } from "./database.ts";

test("Database is what both drivers of drizzle give, and what their transactions are", () => {
  expectTypeOf<PgliteDatabase>().toExtend<Database>();
  expectTypeOf<NodePgDatabase>().toExtend<Database>();
  type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
  expectTypeOf<Transaction>().toExtend<Database>();
});

test("openPgliteDatabase() answers statements with rows", async () => {
  await using client = await openPglite();
  const { rows } = await openPgliteDatabase(client).execute(sql`select 1 + 1 as two`);
  expect(rows).toEqual([{ two: 2 }]);
});
