import { asc } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ComputedResults } from "../results/compute-results.ts";
import { metrics } from "./schema.ts";
import { openTestDatabase, recordSmallSweep, type TestDatabase } from "./testing/small-sweep.ts";
import { upsertMetrics } from "./upsert-metrics.ts";

let ledger: TestDatabase;
beforeAll(async () => {
  ledger = await openTestDatabase();
  await recordSmallSweep(ledger.db, { id: "s", cellIds: ["greedy", "b"], sampleIds: ["1"] });
});
afterAll(() => ledger[Symbol.asyncDispose]());
beforeEach(() => ledger.db.delete(metrics));

const settings = { confidence: 0.95, resamples: 10_000, seed: -7 };
const results = (value: number | null, samplesHash = "h"): ComputedResults => ({
  benchmark: "scenes",
  version: 1,
  settings,
  cells: [
    { cellId: "b", samplesHash, n: 3, metrics: { chairS: { value, low: value, high: value } } },
    { cellId: "greedy", samplesHash, n: 3, metrics: { chairS: { value: 1 / 3, low: 0.1, high: 0.5 } } },
  ],
});
const stored = () => ledger.db.select().from(metrics).orderBy(asc(metrics.cellId), asc(metrics.samplesHash));

test("upsertMetrics() keeps values to the last bit, and null for none", async () => {
  await upsertMetrics(ledger.db, results(null));
  const common = { samplesHash: "h", benchmark: "scenes", version: 1, metric: "chairS", n: 3, ...settings };
  expect(await stored()).toEqual([
    { cellId: "b", value: null, low: null, high: null, ...common },
    { cellId: "greedy", value: 1 / 3, low: 0.1, high: 0.5, ...common },
  ]);
});

test("upsertMetrics() overwrites rows over the same samples, and leaves those over others alone", async () => {
  await upsertMetrics(ledger.db, results(0.1, "others"));
  await upsertMetrics(ledger.db, results(0.2));
  await upsertMetrics(ledger.db, { ...results(0.3), settings: { ...settings, seed: 8 } });
  expect((await stored()).map((row) => [row.cellId, row.samplesHash, row.value, row.seed])).toEqual([
    ["b", "h", 0.3, 8],
    ["b", "others", 0.1, -7],
    ["greedy", "h", 1 / 3, 8],
    ["greedy", "others", 1 / 3, -7],
  ]);
});

test("upsertMetrics() of no cells does nothing", async () => {
  await upsertMetrics(ledger.db, { ...results(0), cells: [] });
  expect(await stored()).toEqual([]);
});
