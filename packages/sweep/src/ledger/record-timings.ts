import type { BatchTiming } from "@kvsweep/core/cost-model";
import { type Database, timings } from "@kvsweep/metrics/database";

/** What a unit's batches were decoded by. */
export interface TimedAttempt {
  readonly unitId: string;
  readonly attempt: number;
  readonly modelFingerprint: string;
  readonly provider: string;
  readonly dtype: string;
  readonly threads: number;
}

/** Keeps how long an attempt's batches took. Idempotent: the first rows of an attempt stay. */
export async function recordTimings(
  db: Database,
  attempt: TimedAttempt,
  batches: readonly BatchTiming[],
): Promise<void> {
  if (batches.length === 0) return;
  const rows = batches.map((batch, ordinal) => ({ ...attempt, ordinal, ...batch }));
  await db.insert(timings).values(rows).onConflictDoNothing();
}
