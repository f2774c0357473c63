import { afterAll, beforeAll, expect, test } from "vitest";
import { readProgress } from "./read-progress.ts";
import { failItem, finishItem } from "./testing/finish-item.ts";
import { openTestDatabase, recordSmallSweep, type TestDatabase } from "./testing/small-sweep.ts";

let ledger: TestDatabase;
beforeAll(async () => {
  ledger = await openTestDatabase();
});
afterAll(() => ledger[Symbol.asyncDispose]());

test("readProgress() counts what is owed, done and failed of each cell", async () => {
  await recordSmallSweep(ledger.db, { id: "s", cellIds: ["b", "c"], sampleIds: ["1", "9", "10"] });
  await finishItem(ledger.db, "b", "1");
  await finishItem(ledger.db, "b", "9");
  await failItem(ledger.db, "b", "10");
  expect(Object.fromEntries(await readProgress(ledger.db, "s"))).toEqual({
    b: { expected: 3, done: 2, failed: 1 },
    c: { expected: 3, done: 0, failed: 0 },
  });
});

test("readProgress() counts a shared cell over the sweep's own samples", async () => {
  await recordSmallSweep(ledger.db, { id: "v", cellIds: ["b"], sampleIds: ["9", "extra"] });
  expect(Object.fromEntries(await readProgress(ledger.db, "v"))).toEqual({
    b: { expected: 2, done: 1, failed: 0 },
  });
});
