import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { claimUnit } from "./claim-unit.ts";
import { endLease, renewLease } from "./lease.ts";
import { recordSweep } from "./record-sweep.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

const plan = smallPlan();
const unitId = plan.units[0]?.id ?? "";
beforeEach(() => recordSweep(db, plan));

const claimed = async (seconds: number) => {
  const { attemptToken } = await claimUnit(db, unitId, { workerId: "w1", seconds });
  return { unitId, attemptToken };
};
/** Seconds that the unit's lease has left, and who has it. */
async function lease() {
  const { rows } = await client.query<{ worker_id: string; left: number | null }>(
    "select worker_id, extract(epoch from lease_until - now())::float8 as left from kvsweep.units",
  );
  return rows[0];
}

test("a lease begins with the claim and runs anew from each renewal", async () => {
  const attempt = await claimed(10);
  expect(await lease()).toMatchObject({ worker_id: "w1" });
  expect((await lease())?.left).toBeGreaterThan(5);
  expect((await lease())?.left).toBeLessThanOrEqual(10);
  expect(await renewLease(db, attempt, 100)).toBe(true);
  expect((await lease())?.left).toBeGreaterThan(50);
});

test("a lease that was ended is over", async () => {
  const attempt = await claimed(10);
  expect(await endLease(db, attempt)).toBe(true);
  expect((await lease())?.left).toBeNull();
});

test("whoever lost the unit to another claim cannot renew or end its lease", async () => {
  const lost = await claimed(10);
  await claimed(10);
  expect([await renewLease(db, lost, 1000), await endLease(db, lost)]).toEqual([false, false]);
  expect((await lease())?.left).toBeLessThanOrEqual(10);
});
