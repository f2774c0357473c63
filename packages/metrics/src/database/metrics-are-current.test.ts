import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type CurrentMetricsQuery, metricsAreCurrent } from "./metrics-are-current.ts";
import { captionCounts, cells, items, metrics, sweeps } from "./schema.ts";
import { finishItem, storeMetrics } from "./testing/finish-item.ts";
import { openTestDatabase, recordSmallSweep, type TestDatabase } from "./testing/small-sweep.ts";

let ledger: TestDatabase;
beforeAll(async () => {
  ledger = await openTestDatabase();
});
afterAll(() => ledger[Symbol.asyncDispose]());
beforeEach(async () => {
  for (const table of [sweeps, captionCounts, items, metrics, cells]) await ledger.db.delete(table);
  await recordSmallSweep(ledger.db, { id: "s", cellIds: ["greedy", "b"], sampleIds: ["10", "9"] });
});

const settings = { seed: 5, resamples: 50 };
const current = (change: Partial<CurrentMetricsQuery> = {}) =>
  metricsAreCurrent(ledger.db, { sweepId: "s", benchmark: "scenes", version: 1, settings, ...change });
const finish = async (cellId: string, ...sampleIds: string[]) => {
  for (const id of sampleIds) await finishItem(ledger.db, cellId, id);
};

test("metricsAreCurrent() where all is counted and computed", async () => {
  await finish("greedy", "10", "9");
  await finish("b", "10", "9");
  expect(await current()).toBe(false);
  await storeMetrics(ledger.db, "s", 5);
  expect(await current()).toBe(true);
});

test("metricsAreCurrent() of a part until another caption is counted", async () => {
  await finish("greedy", "9");
  await storeMetrics(ledger.db, "s", 5);
  expect(await current()).toBe(true);
  await finish("greedy", "10");
  expect(await current()).toBe(false);
});

test("metricsAreCurrent() until the first caption of another cell is counted", async () => {
  await finish("greedy", "10", "9");
  await storeMetrics(ledger.db, "s", 5);
  expect(await current()).toBe(true);
  await finish("b", "9");
  expect(await current()).toBe(false);
});

test.each([{ seed: 6 }, { resamples: 51 }, { confidence: 0.9 }])(
  "metricsAreCurrent() is false for other settings: %o",
  async (change) => {
    await finish("greedy", "10", "9");
    await storeMetrics(ledger.db, "s", 5);
    expect(await current({ settings: { confidence: 0.95, ...settings } })).toBe(true);
    expect(await current({ settings: { ...settings, ...change } })).toBe(false);
  },
);

test("metricsAreCurrent() is false where another sweep has computed a shared cell with its own seed", async () => {
  await recordSmallSweep(ledger.db, { id: "t", cellIds: ["b"], sampleIds: ["10", "9"] });
  await finish("b", "10", "9");
  await storeMetrics(ledger.db, "s", 5);
  await storeMetrics(ledger.db, "t", 6);
  expect(await current()).toBe(false);
  expect(await current({ sweepId: "t", settings: { ...settings, seed: 6 } })).toBe(true);
});

test("metricsAreCurrent() looks at the sweep's own samples", async () => {
  await recordSmallSweep(ledger.db, { id: "few", cellIds: ["b"], sampleIds: ["9"] });
  await finish("b", "10");
  expect(await current({ sweepId: "few" })).toBe(true);
  await finish("b", "9");
  await storeMetrics(ledger.db, "s", 5);
  expect(await current({ sweepId: "few" })).toBe(false);
  await storeMetrics(ledger.db, "few", 5);
  expect([await current({ sweepId: "few" }), await current()]).toEqual([true, true]);
});

test("metricsAreCurrent() where nothing is counted, as there is nothing to compute", async () => {
  expect(await current()).toBe(true);
  await finish("b", "9");
  expect(await current({ version: 2 })).toBe(true);
});
