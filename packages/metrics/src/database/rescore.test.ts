import { expect, test } from "vitest";
import { recordGridSweep, scoreGridSweep } from "./testing/grid-sweep.ts";
import { openTestDatabase } from "./testing/small-sweep.ts";
import { jsonRows } from "./testing/sql-blocks.ts";

test("scoring again by a new version touches no caption, and keeps what the old version found", async () => {
  await using ledger = await openTestDatabase();
  await recordGridSweep(ledger.db);
  await scoreGridSweep(ledger.db, 1);
  const physical = (table: string) =>
    jsonRows(ledger.db, `select ctid, xmin::text, t.* from kvsweep.${table} t order by ctid`);
  const scored = (table: string) =>
    jsonRows(ledger.db, `select ctid, t.* from kvsweep.${table} t where version = 1 order by ctid`);
  const captions = await physical("items");
  const found = await Promise.all(["caption_counts", "mentions", "metrics"].map(scored));
  await scoreGridSweep(ledger.db, 2);
  expect(await physical("items")).toEqual(captions);
  expect(await Promise.all(["caption_counts", "mentions", "metrics"].map(scored))).toEqual(found);
  expect(found.map((rows) => rows.length)).toEqual([20, 88, 30]);
  const versions = "select distinct version from kvsweep.";
  expect(await jsonRows(ledger.db, `${versions}results`)).toEqual([{ version: 2 }]);
  expect(await jsonRows(ledger.db, `${versions}caption_mentions`)).toEqual([{ version: 2 }]);
});
