import { type Database, items } from "@kvsweep/metrics/database";
import { and, eq } from "drizzle-orm";
import { inSweep } from "./in-sweep.ts";

/** Owes a sweep's failed items again, with their crashes forgotten. Returns how many. */
export async function retryFailed(db: Database, sweepId: string): Promise<number> {
  const changed = await db
    .update(items)
    .set({ state: "pending", crashes: 0, errorName: null, errorMessage: null, finishedAt: null })
    .where(and(eq(items.state, "failed"), inSweep(sweepId)))
    .returning({ cellId: items.cellId });
  return changed.length;
}
