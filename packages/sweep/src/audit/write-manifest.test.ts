import { beforeEach, expect, test } from "vitest";
import { LedgerError } from "../errors.ts";
import { recordSweep } from "../ledger/record-sweep.ts";
import { MemoryStore } from "../store/memory-store.ts";
import { decodedSweep } from "../testing/decoded-sweep.ts";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { readCellCaptions, readManifest } from "./sweep-manifest.ts";
import { writeManifest } from "./write-manifest.ts";

const ledger = await openLedger();
const { db, client } = ledger;
let store = new MemoryStore();
beforeEach(async () => {
  await ledger.clear();
  store = new MemoryStore();
});

test("a sweep's captions can be read from the store alone, by its manifest", async () => {
  const plan = await decodedSweep(db, store, { cells: 3, samples: 5, rowsPerUnit: 6 });
  await decodedSweep(db, store, { id: "sweep-2", cells: 4, samples: 7 });
  expect(await writeManifest({ db, store, sweepId: plan.id })).toBe("manifests/sweep-1.json");
  // As from a bucket whose database is lost.
  await ledger.clear();
  const { sweep, samples, cells } = await readManifest(store, plan.id);
  expect(sweep).toMatchObject({ id: plan.id, name: "small", file: plan.source });
  expect(samples).toEqual(plan.samples);
  expect(cells.map(({ id, label, identity }) => ({ id, label, identity }))).toEqual(
    plan.cells.map(({ id, label, identity }) => ({ id, label, identity })),
  );
  for (const cell of cells) {
    const texts: string[] = [];
    for await (const { text } of readCellCaptions(store, cell)) texts.push(text);
    const lambda = cell.id === "c0" ? "greedy" : `0.0${cell.id.slice(1)}`;
    expect(texts.sort()).toEqual(["s0", "s1", "s2", "s3", "s4"].map((id) => `${id} ${lambda} Describe.`));
  }
});

test("writeManifest() twice gives the same bytes, and follows the ledger", async () => {
  const plan = smallPlan({ cells: 2, samples: 2 });
  await recordSweep(db, plan);
  const write = async () =>
    Buffer.from(await store.get(await writeManifest({ db, store, sweepId: plan.id }))).toString();
  const before = await write();
  expect((await readManifest(store, plan.id)).cells.map(({ objects }) => objects)).toEqual([[], []]);
  expect(await write()).toBe(before);
  await decodedSweep(db, store, { cells: 2, samples: 2 });
  expect(await write()).not.toBe(before);
  await client.exec("update kvsweep.items set state = 'pending' where sample_id = 's0'");
  const [cell] = (await readManifest(store, (await write()) && plan.id)).cells;
  expect(cell?.objects.map(({ lines }) => lines)).toEqual([[[1, "s1"]]]);
});

test("writeManifest() refuses a sweep that is not there", async () => {
  await expect(writeManifest({ db, store, sweepId: "nowhere" })).rejects.toThrow(LedgerError);
});
