import { beforeEach, expect, test } from "vitest";
import { PlanError, StaleAttemptError } from "../errors.ts";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { claimUnit } from "./claim-unit.ts";
import { failUnit } from "./fail-unit.ts";
import { failedItems } from "./failed-items.ts";
import { recordSweep } from "./record-sweep.ts";
import { sweepProgress } from "./sweep-progress.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

const plan = smallPlan({ cells: 2, samples: 3, rowsPerUnit: 2 });
const [unit] = plan.units;
const error = new PlanError("Cannot decode: the model is another", "Copy the right one.");
beforeEach(() => recordSweep(db, plan));

async function claimed() {
  const { id: unitId, attemptToken, cells, sampleIds } = await claimUnit(db, unit?.id ?? "");
  return { unitId, attemptToken, cellIds: cells.map(({ id }) => id), sampleIds };
}

test("failUnit() fails what the unit still owes, leaves what is done and other units, and finishes it", async () => {
  await client.exec("update kvsweep.items set state = 'done' where cell_id = 'c0' and sample_id = 's0'");
  expect(await failUnit(db, { ...(await claimed()), error })).toBe(1);
  expect(await sweepProgress(db, plan.id)).toEqual({ expected: 6, done: 1, failed: 1, pending: 4 });
  expect(await failedItems(db, plan.id)).toMatchObject([
    { sampleId: "s0", errorName: "PlanError", errorMessage: error.message },
  ]);
  const { rows } = await client.query("select count(finished_at)::int as finished from kvsweep.units");
  expect(rows).toEqual([{ finished: 1 }]);
});

test("failUnit() by whoever lost the unit to another is refused", async () => {
  const lost = await claimed();
  await claimed();
  await expect(failUnit(db, { ...lost, error })).rejects.toThrow(StaleAttemptError);
  expect(await sweepProgress(db, plan.id)).toMatchObject({ failed: 0 });
});
