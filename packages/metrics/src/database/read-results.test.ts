import { afterAll, beforeAll, expect, test } from "vitest";
import { scenes } from "../benchmarks/scenes/scenes.ts";
import { samplesHash } from "../results/samples-hash.ts";
import { readResults } from "./read-results.ts";
import { failItem, finishItem, storeMetrics } from "./testing/finish-item.ts";
import { openTestDatabase, recordSmallSweep, type TestDatabase } from "./testing/small-sweep.ts";

const sampleIds = ["10", "9", "1"];
let ledger: TestDatabase;
beforeAll(async () => {
  ledger = await openTestDatabase();
  await recordSmallSweep(ledger.db, { id: "s", cellIds: ["greedy", "b", "c"], sampleIds });
  for (const id of sampleIds) await finishItem(ledger.db, "greedy", id);
  await finishItem(ledger.db, "b", "9");
  await finishItem(ledger.db, "b", "10");
  await failItem(ledger.db, "b", "1");
  await storeMetrics(ledger.db, "s", 5);
});
afterAll(() => ledger[Symbol.asyncDispose]());

test("readResults() gives cells in grid order with progress, options, and metrics over the counted captions", async () => {
  const results = await readResults(ledger.db, "s", [scenes]);
  expect(results?.sweep).toEqual({ id: "s", name: "name of s" });
  expect(results?.settings).toEqual({ confidence: 0.95, resamples: 50, seed: 5 });
  expect(results?.cells).toMatchObject([
    { cellId: "greedy", expected: 3, done: 3, failed: 0, n: 3, samplesHash: samplesHash(sampleIds) },
    { cellId: "b", expected: 3, done: 2, failed: 1, n: 2, samplesHash: samplesHash(["10", "9"]) },
    { cellId: "c", expected: 3, done: 0, failed: 0, n: 0, samplesHash: null, metrics: {} },
  ]);
  expect(results?.cells[0]).toMatchObject({
    label: "greedy",
    model: "m",
    benchmark: "scenes",
    method: "greedy",
    options: { method: "greedy", lambdaRef: 0.5 },
  });
  expect(results?.cells[0]?.metrics).toEqual({
    chairS: { value: 1, low: 1, high: 1 },
    chairI: { value: 0.2, low: 0.2, high: 0.2 },
    recall: { value: 0.8, low: 0.8, high: 0.8 },
    precision: { value: 0.8, low: 0.8, high: 0.8 },
    f1: { value: 0.8000000000000002, low: 0.8000000000000002, high: 0.8000000000000002 },
    length: { value: 68, low: 68, high: 68 },
  });
});

test("readResults() of an unknown sweep is null", async () => {
  expect(await readResults(ledger.db, "no such sweep", [scenes])).toBeNull();
});

test("readResults() of a version that nobody has counted has no metrics", async () => {
  const results = await readResults(ledger.db, "s", [{ name: "scenes", version: 2 }]);
  expect(results?.settings).toBeNull();
  expect(results?.cells.map(({ n, done }) => [n, done])).toEqual([
    [0, 3],
    [0, 2],
    [0, 0],
  ]);
});

test("readResults() names no settings when rows were computed with different ones", async () => {
  await recordSmallSweep(ledger.db, { id: "u", cellIds: ["greedy"], sampleIds });
  await storeMetrics(ledger.db, "u", 6);
  expect((await readResults(ledger.db, "u", [scenes]))?.settings?.seed).toBe(6);
  expect((await readResults(ledger.db, "s", [scenes]))?.settings).toBeNull();
});
