import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { planProgress } from "./plan-progress.ts";
import { recordSweep } from "./record-sweep.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

test("planProgress() of a plan that was never recorded owes everything", async () => {
  expect(await planProgress(db, smallPlan({ cells: 2, samples: 3 }))).toEqual({
    expected: 6,
    done: 0,
    failed: 0,
    pending: 6,
  });
});

test("planProgress() counts what another sweep has done of the same cells and samples", async () => {
  await recordSweep(db, smallPlan({ cells: 3, samples: 4 }));
  await client.exec("update kvsweep.items set state = 'done' where cell_id in ('c1', 'c2')");
  await client.exec("update kvsweep.items set state = 'failed' where cell_id = 'c0' and sample_id = 's0'");
  expect(await planProgress(db, smallPlan({ id: "sweep-2", cells: 2, samples: 2 }))).toEqual({
    expected: 4,
    done: 2,
    failed: 1,
    pending: 1,
  });
});
