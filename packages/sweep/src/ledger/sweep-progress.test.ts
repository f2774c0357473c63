import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { recordSweep } from "./record-sweep.ts";
import { sweepProgress } from "./sweep-progress.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

test("sweepProgress() counts only the sweep's own cells and samples", async () => {
  await recordSweep(db, smallPlan({ cells: 2, samples: 3 }));
  await recordSweep(db, smallPlan({ id: "sweep-2", cells: 4, samples: 5 }));
  await client.exec("update kvsweep.items set state = 'done' where sample_id in ('s0', 's4')");
  await client.exec("update kvsweep.items set state = 'failed' where cell_id = 'c1' and sample_id = 's1'");
  expect(await sweepProgress(db, "sweep-1")).toEqual({ expected: 6, done: 2, failed: 1, pending: 3 });
  expect(await sweepProgress(db, "sweep-2")).toEqual({ expected: 20, done: 8, failed: 1, pending: 11 });
});

test("sweepProgress() throws where an item is missing", async () => {
  await recordSweep(db, smallPlan({ cells: 2, samples: 3 }));
  await client.exec("delete from kvsweep.items where cell_id = 'c0' and sample_id = 's0'");
  await expect(sweepProgress(db, "sweep-1")).rejects.toThrow(
    "6 captions expected, 0 done, 0 failed, 5 pending",
  );
});

test("sweepProgress() of an unknown sweep throws", async () => {
  await expect(sweepProgress(db, "none")).rejects.toThrow("the ledger has no such sweep");
});
