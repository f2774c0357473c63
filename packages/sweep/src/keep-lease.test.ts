import { beforeEach, expect, test } from "vitest";
import { StaleAttemptError } from "./errors.ts";
import { keepLease } from "./keep-lease.ts";
import { claimUnit } from "./ledger/claim-unit.ts";
import { recordSweep } from "./ledger/record-sweep.ts";
import { openLedger } from "./testing/open-ledger.ts";
import { smallPlan } from "./testing/small-plan.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

const plan = smallPlan();
const unitId = plan.units[0]?.id ?? "";
beforeEach(() => recordSweep(db, plan));

const claimed = async () => {
  const { attemptToken } = await claimUnit(db, unitId, { workerId: "w1", seconds: 0.3 });
  return { unitId, attemptToken };
};
async function isLeased(): Promise<boolean> {
  const { rows } = await client.query<{ is_leased: boolean }>(
    "select coalesce(lease_until > now(), false) as is_leased from kvsweep.units",
  );
  return rows[0]?.is_leased ?? false;
}
const passed = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("a kept lease outlives its length, and ends when it is disposed", async () => {
  {
    await using lease = keepLease(db, await claimed(), 0.3);
    await passed(900);
    expect([await isLeased(), lease.lost.aborted]).toEqual([true, false]);
  }
  expect(await isLeased()).toBe(false);
});

test("whoever keeps a lease is told when another attempt takes the unit, whose lease it leaves alone", async () => {
  {
    await using lease = keepLease(db, await claimed(), 0.3);
    await claimUnit(db, unitId, { workerId: "w2", seconds: 60 });
    await new Promise((resolve) => lease.lost.addEventListener("abort", resolve));
    expect(lease.lost.reason).toBeInstanceOf(StaleAttemptError);
  }
  expect(await isLeased()).toBe(true);
});
