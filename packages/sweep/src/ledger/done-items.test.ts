import { insertCounts } from "@kvsweep/metrics/database";
import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { doneItems } from "./done-items.ts";
import { recordSweep } from "./record-sweep.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

const version1 = { sweepId: "sweep-1", benchmark: "scenes", version: 1 };
beforeEach(async () => {
  await recordSweep(db, smallPlan({ cells: 2, samples: 2 }));
  await recordSweep(db, smallPlan({ id: "sweep-2", cells: 3, samples: 2 }));
  await client.exec(`update kvsweep.items set state = 'done', line = 0, object_key = 'k-' || cell_id
    where sample_id = 's1'`);
});

test("doneItems() say where the sweep's done captions lie, object by object", async () => {
  expect(await doneItems(db, version1)).toEqual([
    { cellId: "c0", sampleId: "s1", objectKey: "k-c0", line: 0 },
    { cellId: "c1", sampleId: "s1", objectKey: "k-c1", line: 0 },
  ]);
});

test("doneItems() leave out what this version has counted, and no other version", async () => {
  await insertCounts(db, [
    { cellId: "c0", sampleId: "s1", benchmark: "scenes", version: 1, counts: { n: 1 } },
  ]);
  expect((await doneItems(db, version1)).map((item) => item.cellId)).toEqual(["c1"]);
  expect(await doneItems(db, { ...version1, version: 2 })).toHaveLength(2);
});

test("doneItems() of another benchmark are none", async () => {
  expect(await doneItems(db, { ...version1, benchmark: "chair" })).toEqual([]);
});

test("doneItems() throws where a done item points nowhere", async () => {
  await client.exec("update kvsweep.items set object_key = null where cell_id = 'c0'");
  await expect(doneItems(db, version1)).rejects.toThrow("points at no object");
});
