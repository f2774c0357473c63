import { asc } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { insertCounts } from "./insert-counts.ts";
import { captionCounts } from "./schema.ts";
import { openTestDatabase, recordSmallSweep, type TestDatabase } from "./testing/small-sweep.ts";

let ledger: TestDatabase;
beforeAll(async () => {
  ledger = await openTestDatabase();
  await recordSmallSweep(ledger.db, { id: "s", cellIds: ["greedy", "b"], sampleIds: ["1", "2"] });
});
afterAll(() => ledger[Symbol.asyncDispose]());
beforeEach(() => ledger.db.delete(captionCounts));

const row = (cellId: string, sampleId: string, counts: Record<string, number>, version = 1) => ({
  cellId,
  sampleId,
  benchmark: "scenes",
  version,
  counts,
});
const stored = () =>
  ledger.db
    .select()
    .from(captionCounts)
    .orderBy(asc(captionCounts.cellId), asc(captionCounts.sampleId), asc(captionCounts.version));

test("insertCounts() keeps counts as they are", async () => {
  const rows = [
    row("b", "1", { captions: 1, mentions: 3 }),
    row("greedy", "2", { captions: 1, mentions: 0 }),
  ];
  await insertCounts(ledger.db, rows);
  expect(await stored()).toEqual(rows);
});

test("insertCounts() overwrites the caption's row and leaves other versions and captions alone", async () => {
  await insertCounts(ledger.db, [
    row("b", "1", { a: 1 }),
    row("b", "1", { a: 2 }, 2),
    row("b", "2", { a: 3 }),
  ]);
  await insertCounts(ledger.db, [row("b", "1", { a: 9 })]);
  await insertCounts(ledger.db, [row("b", "1", { a: 9 })]);
  expect((await stored()).map(({ counts }) => counts["a"])).toEqual([9, 2, 3]);
});

test("insertCounts() refuses counts of a caption that nobody owes", async () => {
  await expect(insertCounts(ledger.db, [row("b", "77", { a: 1 })])).rejects.toThrow();
});

test("insertCounts() of no rows does nothing", async () => {
  await insertCounts(ledger.db, []);
  expect(await stored()).toEqual([]);
});

test("insertCounts() takes more rows than a statement has parameters", async () => {
  const sampleIds = Array.from({ length: 15_000 }, (_, i) => String(i));
  await recordMany(sampleIds);
  await insertCounts(
    ledger.db,
    sampleIds.map((id) => row("big", id, { captions: 1 })),
  );
  expect(await stored()).toHaveLength(15_000);
});

async function recordMany(sampleIds: readonly string[]): Promise<void> {
  await recordSmallSweep(ledger.db, { id: "big", cellIds: ["big"], sampleIds: sampleIds.slice(0, 1) });
  await ledger.client.query(
    "insert into kvsweep.items (cell_id, sample_id) select 'big', unnest($1::text[]) on conflict do nothing",
    [sampleIds],
  );
}
