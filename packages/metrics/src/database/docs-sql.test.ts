import { afterAll, beforeAll, expect, test } from "vitest";
import { recordGridSweep, scoreGridSweep } from "./testing/grid-sweep.ts";
import { openTestDatabase, type TestDatabase } from "./testing/small-sweep.ts";
import { jsonRows, sqlBlocks } from "./testing/sql-blocks.ts";

let ledger: TestDatabase;
beforeAll(async () => {
  ledger = await openTestDatabase();
  await recordGridSweep(ledger.db);
  await scoreGridSweep(ledger.db, 1);
  await scoreGridSweep(ledger.db, 2);
});
afterAll(() => ledger[Symbol.asyncDispose]());

test("docs/sql.md answers ten questions", () => {
  expect(sqlBlocks()).toHaveLength(10);
});

test.each(sqlBlocks())("docs/sql.md has an answer to: $question", async ({ query }) => {
  expect(await jsonRows(ledger.db, query)).not.toEqual([]);
});
