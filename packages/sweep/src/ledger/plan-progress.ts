import { type Database, items } from "@kvsweep/metrics/database";
import { and, inArray, sql } from "drizzle-orm";
import { batches } from "../batches.ts";
import type { SweepPlan } from "../plan/sweep-plan.ts";
import type { SweepProgress } from "./sweep-progress.ts";

/** How much of a plan is in the ledger already, whichever sweep put it there; the plan itself need not be recorded. */
export async function planProgress(
  db: Database,
  { cells, samples }: Pick<SweepPlan, "cells" | "samples">,
): Promise<SweepProgress> {
  const samplesOf = new Map(samples.map(({ benchmark, sampleIds }) => [benchmark, sampleIds]));
  const counts = { expected: 0, done: 0, failed: 0, pending: 0 };
  for (const batch of batches(cells, 2_000)) {
    for (const [benchmark, sampleIds] of samplesOf) {
      const cellIds = batch.filter((cell) => cell.benchmark === benchmark).map(({ id }) => id);
      if (cellIds.length === 0) continue;
      const [found] = await db
        .select({ done: countOf("done"), failed: countOf("failed") })
        .from(items)
        .where(and(inArray(items.cellId, cellIds), inArray(items.sampleId, [...sampleIds])));
      counts.expected += cellIds.length * sampleIds.length;
      counts.done += found?.done ?? 0;
      counts.failed += found?.failed ?? 0;
    }
  }
  return { ...counts, pending: counts.expected - counts.done - counts.failed };
}

const countOf = (state: "done" | "failed") =>
  sql<number>`count(*) filter (where ${items.state} = ${state})::int`;
