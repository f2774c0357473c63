import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { recordSweep } from "./record-sweep.ts";
import { tracedItems } from "./traced-items.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

test("tracedItems() say where the traces of a sweep's done captions lie", async () => {
  const plan = smallPlan({ cells: 2, samples: 2 });
  const cells = plan.cells.map((cell, ordinal) =>
    ordinal === 1 ? { ...cell, identity: { ...cell.identity, traces: { topK: 5 } } } : cell,
  );
  await recordSweep(db, { ...plan, cells });
  await client.exec(
    "update kvsweep.items set state = 'done', line = 3, object_key = 'captions/ab/abc.jsonl' where sample_id = 's1'",
  );
  expect(await tracedItems(db, "sweep-1")).toEqual([
    { cellId: "c1", label: "constant 0.01 [1,8)", sampleId: "s1", key: "traces/ab/abc.3.safetensors" },
  ]);
});
