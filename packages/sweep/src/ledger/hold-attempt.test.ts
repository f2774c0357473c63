import { beforeEach, expect, test } from "vitest";
import { StaleAttemptError } from "../errors.ts";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { claimUnit } from "./claim-unit.ts";
import { holdAttempt } from "./hold-attempt.ts";
import { recordSweep } from "./record-sweep.ts";

const ledger = await openLedger();
const { db } = ledger;
beforeEach(ledger.clear);

test("holdAttempt() passes for the newest claim of the unit and for no other", async () => {
  const plan = smallPlan();
  await recordSweep(db, plan);
  const unitId = plan.units[0]?.id ?? "";
  const { attemptToken: old } = await claimUnit(db, unitId);
  const { attemptToken } = await claimUnit(db, unitId);
  await holdAttempt(db, { unitId, attemptToken });
  await expect(holdAttempt(db, { unitId, attemptToken: old })).rejects.toThrow(StaleAttemptError);
  await expect(holdAttempt(db, { unitId: "u0", attemptToken })).rejects.toMatchObject({ unitId: "u0" });
});
