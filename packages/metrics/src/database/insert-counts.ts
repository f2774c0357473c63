import { sql } from "drizzle-orm";
import type { Counts } from "../benchmark.ts";
import type { Database } from "./database.ts";
import { captionCounts } from "./schema.ts";
import { unnest } from "./unnest.ts";

/** What one version of a benchmark counted in one caption. */
export interface CaptionCounts {
  readonly cellId: string;
  readonly sampleId: string;
  readonly benchmark: string;
  readonly version: number;
  readonly counts: Counts;
}

/** Idempotent: counting a caption again overwrites its own row and no other. No two rows may be of the same caption. */
export async function insertCounts(db: Database, rows: readonly CaptionCounts[]): Promise<void> {
  const source = unnest([
    ["text", rows.map((row) => row.cellId)],
    ["text", rows.map((row) => row.sampleId)],
    ["text", rows.map((row) => row.benchmark)],
    ["int4", rows.map((row) => row.version)],
    ["jsonb", rows.map((row) => JSON.stringify(row.counts))],
  ]);
  await db
    .insert(captionCounts)
    // In the order of the key, so that two writers of the same captions wait for each other instead of deadlocking.
    .select(sql`select * from ${source} as r order by 1, 2, 3, 4`)
    .onConflictDoUpdate({
      target: [captionCounts.cellId, captionCounts.sampleId, captionCounts.benchmark, captionCounts.version],
      set: { counts: sql`excluded.counts` },
    });
}
