import { beforeEach, expect, test } from "vitest";
import { StaleAttemptError } from "../errors.ts";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { claimUnit } from "./claim-unit.ts";
import { commitItems } from "./commit-items.ts";
import { listEvents } from "./events.ts";
import { maxFailures, recordFailure } from "./record-failure.ts";
import { recordSweep } from "./record-sweep.ts";
import { retryFailed } from "./retry-failed.ts";
import { sweepProgress } from "./sweep-progress.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

const plan = smallPlan({ cells: 2, samples: 2 });
const unitId = plan.units[0]?.id ?? "";
const parts = { cellIds: ["c0", "c1"], sampleIds: ["s0", "s1"] };
beforeEach(() => recordSweep(db, plan));

async function fail(error = new RangeError("a fault")): Promise<number> {
  const { attemptToken } = await claimUnit(db, unitId);
  return recordFailure(db, { unitId, attemptToken, ...parts, error });
}
const failures = async () => (await client.query("select failures from kvsweep.units")).rows;

test("recordFailure() gives up what the unit owes at the fifth failure in a row, with that error", async () => {
  for (let time = 1; time < maxFailures; time += 1) expect(await fail()).toBe(0);
  expect(await sweepProgress(db, plan.id)).toMatchObject({ pending: 4, failed: 0 });
  expect(await fail()).toBe(4);
  expect(await sweepProgress(db, plan.id)).toMatchObject({ pending: 0, failed: 4 });
  const events = await listEvents(db, { sweepId: plan.id, limit: 100 });
  expect(events.filter(({ kind }) => kind === "failed").map(({ details }) => details)).toEqual([
    ...[1, 2, 3, 4].map((count) => ({
      ...{ errorName: "RangeError", errorMessage: "a fault", items: 0, failures: count },
    })),
    { errorName: "RangeError", errorMessage: "a fault", items: 4 },
  ]);
  expect(await retryFailed(db, plan.id)).toBe(4);
  expect(await failures()).toEqual([{ failures: 0 }]);
});

test("a batch that is committed makes the failures before it forgotten", async () => {
  for (let time = 1; time < maxFailures; time += 1) await fail();
  const { attemptToken } = await claimUnit(db, unitId);
  const item = { cellId: "c0", sampleId: "s0", errorName: "ImageError", errorMessage: "Cannot read it" };
  await commitItems(db, { unitId, attemptToken, done: [], failed: [item] });
  expect(await failures()).toEqual([{ failures: 0 }]);
  expect(await fail()).toBe(0);
});

test("recordFailure() by an attempt that was overtaken throws StaleAttemptError and counts nothing", async () => {
  const { attemptToken } = await claimUnit(db, unitId);
  await claimUnit(db, unitId);
  const failed = recordFailure(db, { unitId, attemptToken, ...parts, error: new Error("late") });
  await expect(failed).rejects.toThrow(StaleAttemptError);
  expect(await failures()).toEqual([{ failures: 0 }]);
});
