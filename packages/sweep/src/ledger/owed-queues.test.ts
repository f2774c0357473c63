import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { owedQueues } from "./owed-queues.ts";
import { recordSweep } from "./record-sweep.ts";
import { setSweep } from "./set-sweep.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

test("owedQueues() names the queues of unfinished units of active sweeps", async () => {
  await recordSweep(db, smallPlan({ rowsPerUnit: 1 }));
  expect(await owedQueues(db)).toEqual(["units-small"]);
  await setSweep(db, "sweep-1", { state: "paused" });
  expect(await owedQueues(db)).toEqual([]);
  await setSweep(db, "sweep-1", { state: "active" });
  await client.exec("update kvsweep.units set finished_at = now()");
  expect(await owedQueues(db)).toEqual([]);
});
