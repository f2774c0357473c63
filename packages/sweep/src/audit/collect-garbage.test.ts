import { beforeEach, expect, test } from "vitest";
import { captionLines } from "../store/caption-lines.ts";
import { contentKey } from "../store/content-key.ts";
import { MemoryStore } from "../store/memory-store.ts";
import { decodedSweep } from "../testing/decoded-sweep.ts";
import { openLedger } from "../testing/open-ledger.ts";
import { collectGarbage } from "./collect-garbage.ts";
import { verifyStore } from "./verify-store.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

const stray = captionLines([]);
const orphan = contentKey(stray);

async function storeWithOrphan(): Promise<MemoryStore> {
  const store = new MemoryStore();
  await decodedSweep(db, store, { cells: 2, samples: 2 });
  await store.put(orphan, stray);
  return store;
}

test("collectGarbage() deletes old orphans and nothing else", async () => {
  const store = await storeWithOrphan();
  expect(await collectGarbage({ db, store, dryRun: false, olderThanMs: 0 })).toEqual({
    deleted: [orphan],
    young: 0,
  });
  expect(await store.has(orphan)).toBe(false);
  expect(await verifyStore({ db, store })).toMatchObject({ captions: 4, problems: [], orphans: [] });
});

test("collectGarbage() leaves young orphans, whose rows may be on their way", async () => {
  const store = await storeWithOrphan();
  expect(await collectGarbage({ db, store, dryRun: false, olderThanMs: 60_000 })).toEqual({
    deleted: [],
    young: 1,
  });
  expect(await store.has(orphan)).toBe(true);
});

test("collectGarbage() as a dry run deletes nothing", async () => {
  const store = await storeWithOrphan();
  expect(await collectGarbage({ db, store, dryRun: true, olderThanMs: 0 })).toMatchObject({
    deleted: [orphan],
  });
  expect(await store.has(orphan)).toBe(true);
});

test("collectGarbage() spares an orphan that gets its row while it looks", async () => {
  const store = await storeWithOrphan();
  const scan = store.scan.bind(store);
  store.scan = async function* (prefix) {
    yield* scan(prefix);
    await client.query("update kvsweep.items set object_key = $1 where cell_id = 'c0'", [orphan]);
  };
  expect(await collectGarbage({ db, store, dryRun: false, olderThanMs: 0 })).toMatchObject({ deleted: [] });
  expect(await store.has(orphan)).toBe(true);
});

test("collectGarbage() spares an orphan that is put again while it looks", async () => {
  const store = await storeWithOrphan();
  store.stat = async (key) => ({ key, putAt: new Date(Date.now() + 1_000) });
  expect(await collectGarbage({ db, store, dryRun: false, olderThanMs: 0 })).toMatchObject({ deleted: [] });
});
