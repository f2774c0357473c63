import { beforeEach, expect, test } from "vitest";
import { StaleAttemptError } from "../errors.ts";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { claimUnit } from "./claim-unit.ts";
import { recordCrash } from "./record-crash.ts";
import { recordSweep } from "./record-sweep.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

const plan = smallPlan({ cells: 2 });
const unitId = plan.units[0]?.id ?? "";
beforeEach(() => recordSweep(db, plan));
const poison = { cellId: "c1", sampleId: "s0" };
const reason = "signal SIGKILL";

test("recordCrash() counts a death against the items of the batch only", async () => {
  const { attemptToken } = await claimUnit(db, unitId);
  const batch = [poison, { cellId: "c0", sampleId: "s0" }];
  expect(await recordCrash(db, { unitId, attemptToken, items: batch, reason })).toBe(0);
  const { pending } = await claimUnit(db, unitId);
  expect(pending.map((item) => item.crashes)).toEqual([1, 1, 0, 0, 0, 0]);
});

test("recordCrash() fails an item at its third death, and names sample, cell and signal", async () => {
  const { attemptToken } = await claimUnit(db, unitId);
  const crash = { unitId, attemptToken, items: [poison], reason };
  expect([await recordCrash(db, crash), await recordCrash(db, crash), await recordCrash(db, crash)]).toEqual([
    0, 0, 1,
  ]);
  const { rows } = await client.query("select * from kvsweep.items where state = 'failed'");
  expect(rows).toMatchObject([
    {
      cell_id: "c1",
      sample_id: "s0",
      crashes: 3,
      error_name: "ModelChildDiedError",
      error_message:
        'Cannot caption sample "s0" in cell "constant 0.01 [1,8)": the model process died 3 times (last: signal SIGKILL)',
    },
  ]);
});

test("recordCrash() leaves items alone that are done or failed", async () => {
  await client.exec("update kvsweep.items set state = 'done'");
  const { attemptToken } = await claimUnit(db, unitId);
  await recordCrash(db, { unitId, attemptToken, items: [poison], reason });
  expect((await client.query("select 1 from kvsweep.items where crashes > 0")).rows).toEqual([]);
});

test("recordCrash() by an attempt that was overtaken throws StaleAttemptError", async () => {
  const { attemptToken } = await claimUnit(db, unitId);
  await claimUnit(db, unitId);
  const crash = recordCrash(db, { unitId, attemptToken, items: [poison], reason });
  await expect(crash).rejects.toThrow(StaleAttemptError);
});
