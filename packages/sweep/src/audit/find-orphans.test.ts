import { beforeEach, expect, test } from "vitest";
import { MemoryStore } from "../store/memory-store.ts";
import { traceKey } from "../store/trace-key.ts";
import { decodedSweep } from "../testing/decoded-sweep.ts";
import { openLedger } from "../testing/open-ledger.ts";
import { findOrphans, stillOrphans } from "./find-orphans.ts";

const ledger = await openLedger();
const { db } = ledger;
beforeEach(ledger.clear);

test("findOrphans() finds what belongs to no caption or sweep, and leaves what is not ours", async () => {
  const store = new MemoryStore();
  await decodedSweep(db, store, { cells: 1, samples: 2 });
  const [owned = ""] = await store.list("captions/");
  const lost = `captions/aa/${"a".repeat(64)}.jsonl`;
  const body = new Uint8Array();
  const orphans = [lost, traceKey(lost, 0), "manifests/sweep-9.json"];
  const others = [traceKey(owned, 0), "manifests/sweep-1.json", "captions/notes.txt", "other/x"];
  for (const key of [...orphans, ...others]) await store.put(key, body);
  const found: string[] = [];
  for await (const { key } of findOrphans({ db, store })) found.push(key);
  expect(found).toEqual(orphans);
  const asked = [...orphans, ...others, owned].map((key) => ({ key }));
  expect((await stillOrphans(db, asked)).map(({ key }) => key)).toEqual(orphans);
});
