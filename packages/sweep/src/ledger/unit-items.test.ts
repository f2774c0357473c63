import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { recordSweep } from "./record-sweep.ts";
import { unitItems } from "./unit-items.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

test("unitItems() are the pending ones of the cells and samples asked for, in the order asked", async () => {
  await recordSweep(db, smallPlan({ cells: 3, samples: 12 }));
  await client.exec("update kvsweep.items set state = 'done' where cell_id = 'c2' and sample_id = 's10'");
  const pending = await unitItems(db, { cellIds: ["c2", "c0"], sampleIds: ["s9", "s10"] });
  expect(pending.map(({ sampleId, cellId }) => `${sampleId} ${cellId}`)).toEqual([
    "s9 c2",
    "s9 c0",
    "s10 c0",
  ]);
});
