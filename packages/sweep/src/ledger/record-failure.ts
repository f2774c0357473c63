import { type Database, units } from "@kvsweep/metrics/database";
import { eq } from "drizzle-orm";
import { recordEvent } from "./events.ts";
import { type FailedUnit, failUnit } from "./fail-unit.ts";
import { heldBy, holdAttempt } from "./hold-attempt.ts";

/** A unit that fails this often in a row is given up. */
export const maxFailures = 5;

/**
 * Counts an error that may not come again against its unit; at `maxFailures` in a row what the unit owes fails with it.
 * Returns how many captions failed. Throws StaleAttemptError.
 */
export async function recordFailure(db: Database, failed: FailedUnit): Promise<number> {
  return db.transaction(async (tx) => {
    const held = await holdAttempt(tx, failed);
    const failures = held.failures + 1;
    await tx.update(units).set({ failures }).where(eq(units.id, held.unitId));
    if (failures >= maxFailures) return failUnit(tx, failed);
    const { name: errorName, message: errorMessage } = failed.error;
    const details = { errorName, errorMessage, items: 0, failures };
    await recordEvent(tx, { kind: "failed", ...heldBy(held), details });
    return 0;
  });
}
