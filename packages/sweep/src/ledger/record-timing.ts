import { type Database, timings } from "@kvsweep/metrics/database";

export interface Timing {
  readonly unitId: string;
  readonly attempt: number;
  readonly modelFingerprint: string;
  readonly provider: string;
  readonly threads: number;
  readonly captions: number;
  readonly tokens: number;
  /** Wall time that the model process spent on them. */
  readonly seconds: number;
}

/** Keeps how long an attempt took. Idempotent: the first row of an attempt stays. */
export async function recordTiming(db: Database, timing: Timing): Promise<void> {
  await db.insert(timings).values(timing).onConflictDoNothing();
}
