import { type Database, items } from "@kvsweep/metrics/database";
import { and, eq } from "drizzle-orm";
import { reopenUnits } from "./finish-units.ts";
import { inSweep } from "./in-sweep.ts";

/** Owes a sweep's failed items again, with their crashes forgotten. Returns how many. */
export async function retryFailed(db: Database, sweepId: string): Promise<number> {
  return db.transaction(async (tx) => {
    const failed = tx
      .select({ cellId: items.cellId, sampleId: items.sampleId })
      .from(items)
      .where(and(eq(items.state, "failed"), inSweep(sweepId)))
      // In the order of `lockItems`.
      .orderBy(items.cellId, items.sampleId)
      .for("no key update")
      .as("failed");
    const changed = await tx
      .update(items)
      .set({ state: "pending", crashes: 0, errorName: null, errorMessage: null, finishedAt: null })
      .from(failed)
      .where(and(eq(items.cellId, failed.cellId), eq(items.sampleId, failed.sampleId)))
      .returning({ cellId: items.cellId });
    if (changed.length > 0) await reopenUnits(tx, sweepId);
    return changed.length;
  });
}
