import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { failedItems } from "./failed-items.ts";
import { recordSweep } from "./record-sweep.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

test("failedItems() names the sweep's failures in the order of its grid", async () => {
  await recordSweep(db, smallPlan({ cells: 2, samples: 2 }));
  await client.exec(
    "update kvsweep.items set state = 'failed', error_name = 'ImageError', error_message = 'broken' where sample_id = 's1'",
  );
  const failure = { sampleId: "s1", errorName: "ImageError", errorMessage: "broken" };
  expect(await failedItems(db, "sweep-1")).toEqual([
    { ...failure, cellId: "c0", label: "greedy" },
    { ...failure, cellId: "c1", label: "constant 0.01 [1,8)" },
  ]);
});

test("failedItems() leaves other sweeps' failures out", async () => {
  await recordSweep(db, smallPlan({ cells: 1, samples: 1 }));
  await recordSweep(db, smallPlan({ id: "sweep-2", cells: 2, samples: 1 }));
  await client.exec("update kvsweep.items set state = 'failed' where cell_id = 'c1'");
  expect(await failedItems(db, "sweep-1")).toEqual([]);
  expect(await failedItems(db, "sweep-2")).toHaveLength(1);
});
