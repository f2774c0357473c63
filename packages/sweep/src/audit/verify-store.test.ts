import { beforeEach, expect, test } from "vitest";
import { listEvents } from "../ledger/events.ts";
import { sweepProgress } from "../ledger/sweep-progress.ts";
import { captionLines } from "../store/caption-lines.ts";
import { contentKey } from "../store/content-key.ts";
import { MemoryStore } from "../store/memory-store.ts";
import { decodedSweep } from "../testing/decoded-sweep.ts";
import { openLedger } from "../testing/open-ledger.ts";
import { repairItems, type VerifyProgress, verifyStore } from "./verify-store.ts";

const ledger = await openLedger();
const { db, client } = ledger;
let store = new MemoryStore();
beforeEach(async () => {
  await ledger.clear();
  store = new MemoryStore();
});

// A unit, and so an object, a sample.
const size = { cells: 3, samples: 4, rowsPerUnit: 3 };
const objectOf = async (sampleId: string) =>
  (
    await client.query<{ key: string }>(
      "select distinct object_key as key from kvsweep.items where sample_id = $1",
      [sampleId],
    )
  ).rows[0]?.key ?? "";

test("verifyStore() of an intact store finds nothing, and says how far it is", async () => {
  await decodedSweep(db, store, size);
  const told: VerifyProgress[] = [];
  const report = await verifyStore({ db, store, onProgress: (progress) => told.push(progress) });
  expect(report).toEqual({ objects: 4, captions: 12, lost: 0, problems: [], orphans: [] });
  expect(told.at(-1)).toEqual({ objects: 4, captions: 12, lost: 0 });
});

test("verifyStore() tells missing, corrupt and mixed-up objects apart, and names orphans", async () => {
  await decodedSweep(db, store, size);
  await store.delete(await objectOf("s0"));
  await store.put(await objectOf("s1"), new TextEncoder().encode("damaged"));
  await client.query("update kvsweep.items set line = 2 - line where object_key = $1", [
    await objectOf("s2"),
  ]);
  const stray = captionLines([]);
  await store.put(contentKey(stray), stray);
  const { problems, orphans, lost } = await verifyStore({ db, store });
  expect(
    problems
      .map(({ kind, items, error }) => [kind, items.length, items[0]?.sampleId, error.name].join(" "))
      .sort(),
  ).toEqual([
    "corrupt 3 s1 ObjectCorruptError",
    "missing 3 s0 ObjectNotFoundError",
    "wrong line 2 s2 ObjectCorruptError",
  ]);
  expect(lost).toBe(8);
  expect(orphans).toEqual([contentKey(stray)]);
});

test("verifyStore() of one sweep leaves the others' objects alone", async () => {
  await decodedSweep(db, store, { ...size, cells: 2 });
  await decodedSweep(db, store, { ...size, id: "sweep-2" });
  const { objects, orphans } = await verifyStore({ db, store, sweepId: "sweep-1" });
  expect([objects, orphans]).toEqual([4, []]);
});

test("repairItems() owes what is lost again, and a second look after decoding finds nothing", async () => {
  const plan = await decodedSweep(db, store, size);
  await store.delete(await objectOf("s0"));
  await store.put(await objectOf("s1"), new TextEncoder().encode("damaged"));
  const { problems } = await verifyStore({ db, store });
  expect(await repairItems(db, problems)).toBe(6);
  expect(await repairItems(db, problems)).toBe(0);
  expect(await sweepProgress(db, plan.id)).toMatchObject({ done: 6, pending: 6 });
  const kinds = (await listEvents(db, { sweepId: plan.id, limit: 100 })).map(({ kind }) => kind);
  expect(kinds.slice(-4)).toEqual(["alarm", "requeued", "alarm", "requeued"]);
  await decodedSweep(db, store, size);
  expect(await sweepProgress(db, plan.id)).toMatchObject({ done: 12, pending: 0 });
  expect((await verifyStore({ db, store })).problems).toEqual([]);
});
