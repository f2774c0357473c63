import { afterAll, beforeAll, expect, test } from "vitest";
import { scenes } from "../benchmarks/scenes/scenes.ts";
import { readMetrics } from "./read-metrics.ts";
import { finishItem, storeMetrics } from "./testing/finish-item.ts";
import { openTestDatabase, recordSmallSweep, type TestDatabase } from "./testing/small-sweep.ts";

const sampleIds = ["10", "9", "1"];
let ledger: TestDatabase;
beforeAll(async () => {
  ledger = await openTestDatabase();
});
afterAll(() => ledger[Symbol.asyncDispose]());

test("readMetrics() doesn't read a row that was computed before more captions were counted", async () => {
  await recordSmallSweep(ledger.db, { id: "t", cellIds: ["d"], sampleIds });
  await finishItem(ledger.db, "d", "9");
  await storeMetrics(ledger.db, "t", 5);
  expect(await readMetrics(ledger.db, "t", [scenes])).toHaveLength(6);
  await finishItem(ledger.db, "d", "1");
  expect(await readMetrics(ledger.db, "t", [scenes])).toEqual([]);
});

test("readMetrics() reads the row over a sweep's own samples where another sweep shares the cell", async () => {
  await recordSmallSweep(ledger.db, { id: "all", cellIds: ["greedy"], sampleIds });
  await recordSmallSweep(ledger.db, { id: "two", cellIds: ["greedy"], sampleIds: ["1", "9"] });
  for (const id of sampleIds) await finishItem(ledger.db, "greedy", id);
  await storeMetrics(ledger.db, "all", 5);
  await storeMetrics(ledger.db, "two", 5);
  const n = async (id: string) => (await readMetrics(ledger.db, id, [scenes])).map((row) => row.n);
  expect(await n("all")).toEqual([3, 3, 3, 3, 3, 3]);
  expect(await n("two")).toEqual([2, 2, 2, 2, 2, 2]);
});

test("readMetrics() reads nothing of benchmarks that it isn't asked for", async () => {
  expect(await readMetrics(ledger.db, "all", [])).toEqual([]);
});
