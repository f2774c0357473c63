import { beforeEach, expect, test } from "vitest";
import { LedgerError } from "../errors.ts";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { findSweep } from "./find-sweep.ts";
import { recordSweep } from "./record-sweep.ts";
import { setSweep } from "./set-sweep.ts";

const ledger = await openLedger();
const { db } = ledger;
beforeEach(ledger.clear);

test("setSweep() changes what it is told and leaves the rest", async () => {
  await recordSweep(db, smallPlan());
  expect(await findSweep(db, "sweep-1")).toMatchObject({ state: "active", priority: 5 });
  await setSweep(db, "sweep-1", { state: "paused" });
  await setSweep(db, "sweep-1", { priority: 9 });
  expect(await findSweep(db, "sweep-1")).toMatchObject({ state: "paused", priority: 9 });
});

test("setSweep() refuses a sweep that is not there", async () => {
  await expect(setSweep(db, "nowhere", { state: "paused" })).rejects.toThrow(LedgerError);
});
