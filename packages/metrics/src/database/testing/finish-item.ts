import { and, eq } from "drizzle-orm";
import { scenes } from "../../benchmarks/scenes/scenes.ts";
import { computeResults } from "../../results/compute-results.ts";
import { captionCounts as counted } from "../../results/testing/counts.ts";
import type { Database } from "../database.ts";
import { insertCounts } from "../insert-counts.ts";
import { readCounts } from "../read-counts.ts";
import { items } from "../schema.ts";
import { upsertMetrics } from "../upsert-metrics.ts";

/** Ends an item without a caption. */
export async function failItem(db: Database, cellId: string, sampleId: string): Promise<void> {
  const item = and(eq(items.cellId, cellId), eq(items.sampleId, sampleId));
  await db.update(items).set({ state: "failed" }).where(item);
}

/** Ends an item and counts its caption: greedy names an absent class, others don't. */
export async function finishItem(db: Database, cellId: string, sampleId: string): Promise<void> {
  const item = and(eq(items.cellId, cellId), eq(items.sampleId, sampleId));
  await db.update(items).set({ state: "done" }).where(item);
  const counts = counted(cellId === "greedy" ? 1 : 0);
  await insertCounts(db, [{ cellId, sampleId, benchmark: "scenes", version: 1, counts }]);
}

/** Computes and stores the metrics of what is counted now. */
export async function storeMetrics(db: Database, sweepId: string, seed: number): Promise<void> {
  const counts = await readCounts(db, { sweepId, benchmark: "scenes", version: 1 });
  await upsertMetrics(db, computeResults(scenes, counts, { seed, resamples: 50 }));
}
