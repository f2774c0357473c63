import { type Database, items } from "@kvsweep/metrics/database";
import { and, eq, inArray, sql } from "drizzle-orm";
import { recordEvent } from "./events.ts";
import { finishUnit } from "./finish-units.ts";
import { type Attempt, heldBy, holdAttempt } from "./hold-attempt.ts";
import { lockItems } from "./lock-items.ts";

export interface FailedUnit extends Attempt {
  readonly cellIds: readonly string[];
  readonly sampleIds: readonly string[];
  readonly error: Error;
}

/**
 * Fails all that a unit still owes with the error that will come again however often it is tried; `kvsweep retry` owes it
 * anew. Returns how many captions failed. Throws StaleAttemptError.
 */
export async function failUnit(
  db: Database,
  { cellIds, sampleIds, error, ...attempt }: FailedUnit,
): Promise<number> {
  return db.transaction(async (tx) => {
    const held = await holdAttempt(tx, attempt);
    await lockItems(
      tx,
      cellIds.flatMap((cellId) => sampleIds.map((sampleId) => ({ cellId, sampleId }))),
    );
    const failed = await tx
      .update(items)
      .set({ state: "failed", errorName: error.name, errorMessage: error.message, finishedAt: sql`now()` })
      .where(
        and(
          inArray(items.cellId, [...cellIds]),
          inArray(items.sampleId, [...sampleIds]),
          eq(items.state, "pending"),
        ),
      )
      .returning({ cellId: items.cellId });
    const details = { errorName: error.name, errorMessage: error.message, items: failed.length };
    await recordEvent(tx, { kind: "failed", ...heldBy(held), details });
    await finishUnit(tx, attempt.unitId);
    return failed.length;
  });
}
