import { insertCounts } from "@kvsweep/metrics/database";
import { beforeEach, expect, test } from "vitest";
import { ObjectCorruptError } from "../errors.ts";
import { MemoryStore } from "../store/memory-store.ts";
import { decodedSweep } from "../testing/decoded-sweep.ts";
import { openLedger } from "../testing/open-ledger.ts";
import { listEvents } from "./events.ts";
import { owedQueues } from "./owed-queues.ts";
import { requeueItems, requeueObject } from "./requeue-items.ts";
import { sweepProgress } from "./sweep-progress.ts";

const ledger = await openLedger();
const { db, client } = ledger;
let store = new MemoryStore();
beforeEach(async () => {
  await ledger.clear();
  store = new MemoryStore();
});

const error = new ObjectCorruptError({ key: "k", expected: "one", found: "another" });

test("requeueObject() owes an object's captions again, reopens their units and raises an alarm", async () => {
  const plan = await decodedSweep(db, store, { cells: 2, samples: 2, rowsPerUnit: 2 });
  await decodedSweep(db, store, { id: "sweep-2", cells: 1, samples: 2 });
  const { rows } = await client.query<{ key: string }>(
    "select object_key as key from kvsweep.items where cell_id = 'c0' and sample_id = 's0'",
  );
  const key = rows[0]?.key ?? "";
  const counted = { benchmark: "scenes", version: 1, counts: { tokens: 1 } };
  await insertCounts(db, [
    { ...counted, cellId: "c0", sampleId: "s0" },
    { ...counted, cellId: "c1", sampleId: "s1" },
  ]);
  expect(await owedQueues(db)).toEqual([]);
  expect(await requeueObject(db, key, error)).toBe(2);
  expect(await requeueObject(db, key, error)).toBe(0);
  expect(await sweepProgress(db, plan.id)).toMatchObject({ done: 2, pending: 2 });
  expect(await owedQueues(db)).toEqual(["units-small"]);
  expect((await client.query("select cell_id from kvsweep.caption_counts")).rows).toEqual([
    { cell_id: "c1" },
  ]);
  for (const sweepId of ["sweep-1", "sweep-2"]) {
    expect((await listEvents(db, { sweepId, limit: 50 })).slice(-2)).toMatchObject([
      { kind: "alarm", details: { errorName: "ObjectCorruptError", objects: [key] } },
      { kind: "requeued", details: { items: 2 } },
    ]);
  }
});

test("requeueItems() leaves a caption alone that was decoded anew meanwhile", async () => {
  const plan = await decodedSweep(db, store, { cells: 1, samples: 1 });
  const items = [{ cellId: "c0", sampleId: "s0", objectKey: "captions/an-older-one" }];
  expect(await requeueItems(db, { items, error })).toBe(0);
  expect(await requeueItems(db, { items: [], error })).toBe(0);
  expect(await sweepProgress(db, plan.id)).toMatchObject({ done: 1 });
});

test("requeueItems() owes a done item again that points at no object", async () => {
  const plan = await decodedSweep(db, store, { cells: 1, samples: 1 });
  await client.exec("update kvsweep.items set object_key = null");
  const items = [{ cellId: "c0", sampleId: "s0", objectKey: null }];
  expect(await requeueItems(db, { items, error })).toBe(1);
  expect(await sweepProgress(db, plan.id)).toMatchObject({ pending: 1 });
});
