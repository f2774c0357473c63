import { type Database, items } from "@kvsweep/metrics/database";
import { and, eq } from "drizzle-orm";
import { inSweep } from "./in-sweep.ts";

/** Owes a sweep's failed items again, with their crashes forgotten. Returns how many. */
export async function retryFailed(db: Database, sweepId: string): Promise<number> {
  const failed = db
    .select({ cellId: items.cellId, sampleId: items.sampleId })
    .from(items)
    .where(and(eq(items.state, "failed"), inSweep(sweepId)))
    // In the order of `lockItems`.
    .orderBy(items.cellId, items.sampleId)
    .for("no key update")
    .as("failed");
  const changed = await db
    .update(items)
    .set({ state: "pending", crashes: 0, errorName: null, errorMessage: null, finishedAt: null })
    .from(failed)
    .where(and(eq(items.cellId, failed.cellId), eq(items.sampleId, failed.sampleId)))
    .returning({ cellId: items.cellId });
  return changed.length;
}
