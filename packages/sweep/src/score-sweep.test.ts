import type { Caption } from "@kvsweep/metrics";
import { captionCounts, upsertMetrics } from "@kvsweep/metrics/database";
import { beforeEach, expect, test } from "vitest";
import { recordSweep } from "./ledger/record-sweep.ts";
import { runUnit } from "./run-unit.ts";
import { scoreSweep } from "./score-sweep.ts";
import { MemoryStore } from "./store/memory-store.ts";
import { openLedger } from "./testing/open-ledger.ts";
import { scriptedDecode } from "./testing/scripted-decode.ts";
import { smallPlan } from "./testing/small-plan.ts";

const ledger = await openLedger();
const { db, client } = ledger;
let store = new MemoryStore();
let reads: string[] = [];
const benchmark = { name: "scenes", version: 1 };
const data = {
  count: (sampleId: string, { text, tokens }: Caption) => ({
    id: sampleId.length,
    text: text.length,
    tokens,
  }),
};
const samples = ["s0", "s1", "s2"].map((id) => ({ id, image: `/${id}.png`, question: "Describe." }));

beforeEach(async () => {
  await ledger.clear();
  store = new MemoryStore();
  reads = [];
  const get = store.get.bind(store);
  store.get = (key) => {
    reads.push(key);
    return get(key);
  };
  // A unit, and so an object, a sample.
  const plan = smallPlan({ cells: 2, samples: 3, rowsPerUnit: 2 });
  await recordSweep(db, plan);
  const resolve = async () => ({ model: "/m", samples });
  const decode = scriptedDecode({ unreadable: ["s2"] });
  for (const { id: unitId } of plan.units) await runUnit({ db, store, decode, resolve, threads: 1, unitId });
});

const score = (change: Partial<Parameters<typeof scoreSweep>[0]> = {}) =>
  scoreSweep({ db, store, benchmark, data, sweepId: "sweep-1", ...change });

test("scoreSweep() counts every done caption, reading each object once", async () => {
  expect(await score()).toBe(4);
  expect(reads).toHaveLength(2);
  const rows = await db.select().from(captionCounts).orderBy(captionCounts.cellId, captionCounts.sampleId);
  expect(rows.map((row) => [row.cellId, row.sampleId, row.benchmark, row.version])).toEqual([
    ["c0", "s0", "scenes", 1],
    ["c0", "s1", "scenes", 1],
    ["c1", "s0", "scenes", 1],
    ["c1", "s1", "scenes", 1],
  ]);
  expect(rows[0]?.counts).toEqual({ id: 2, text: "s0 greedy Describe.".length, tokens: 20 });
});

const mention = { word: "greedy", class: "method", start: 3, end: 9, hallucinated: true };

test("scoreSweep() notes the mentions of a benchmark that has them", async () => {
  const mentions = (sampleId: string, { text }: Caption) =>
    sampleId === "s0" && text.startsWith("s0 greedy") ? [mention] : [];
  expect(await score({ data: { ...data, mentions } })).toBe(4);
  // The view reads the newest version that has metrics.
  const settings = { confidence: 0.95, resamples: 1, seed: 1 };
  const greedy = { cellId: "c0", samplesHash: "h", n: 2, metrics: { m: { value: 1, low: 1, high: 1 } } };
  await upsertMetrics(db, { benchmark: "scenes", version: 1, settings, cells: [greedy] });
  const { rows } = await client.query("select * from kvsweep.caption_mentions");
  expect(rows).toMatchObject([
    {
      cell_id: "c0",
      sample_id: "s0",
      benchmark: "scenes",
      word: "greedy",
      class: "method",
      hallucinated: true,
    },
  ]);
});

test("scoreSweep() keeps no counts without their mentions", async () => {
  // Postgres keeps no such text.
  const mentions = () => [{ ...mention, word: "\0" }];
  await expect(score({ data: { ...data, mentions } })).rejects.toThrow();
  expect(await db.select().from(captionCounts)).toEqual([]);
  expect(await score()).toBe(4);
});

test("scoreSweep() again counts nothing and reads nothing", async () => {
  await score();
  reads = [];
  expect(await score()).toBe(0);
  expect(reads).toEqual([]);
});

test("scoreSweep() with the benchmark's next version counts all again, without decoding", async () => {
  await score();
  expect(await score({ benchmark: { ...benchmark, version: 2 } })).toBe(4);
});

test("scoreSweep() names the object whose line holds another caption", async () => {
  await client.exec("update kvsweep.items set line = 1 - line where cell_id = 'c0' and state = 'done'");
  await expect(score()).rejects.toMatchObject({
    name: "ObjectCorruptError",
    expected: /sample "s\d" of cell c0/,
  });
});

test("scoreSweep() names an object that is gone", async () => {
  for (const key of await store.list("")) await store.delete(key);
  await expect(score()).rejects.toThrow("it does not exist in the store");
});

test("scoreSweep() stops when told to", async () => {
  await expect(score({ signal: AbortSignal.abort(new Error("stopped")) })).rejects.toThrow("stopped");
});
