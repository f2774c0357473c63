import type { BatchTiming } from "@kvsweep/core/cost-model";
import { type Database, timings } from "@kvsweep/metrics/database";
import { and, desc, eq, getTableColumns } from "drizzle-orm";
import type { TimedAttempt } from "./record-timings.ts";

/** Older ones may be of another state of the machine. */
const newest = 200;

export type TimedModel = Pick<TimedAttempt, "modelFingerprint" | "provider" | "dtype" | "threads">;

/** The newest batches of a model on this machine: those with as many threads, or of any number where there are none. */
export async function modelTimings(db: Database, model: TimedModel): Promise<readonly BatchTiming[]> {
  const ofModel = [
    eq(timings.modelFingerprint, model.modelFingerprint),
    eq(timings.provider, model.provider),
    eq(timings.dtype, model.dtype),
  ];
  const read = (...conditions: typeof ofModel) =>
    db
      .select(columns)
      .from(timings)
      .where(and(...conditions))
      .orderBy(desc(timings.createdAt), desc(timings.unitId), desc(timings.ordinal))
      .limit(newest);
  const alike = await read(...ofModel, eq(timings.threads, model.threads));
  return alike.length > 0 ? alike : read(...ofModel);
}

const {
  unitId: _unit,
  attempt: _attempt,
  ordinal: _ordinal,
  modelFingerprint: _fingerprint,
  provider: _provider,
  dtype: _dtype,
  threads: _threads,
  createdAt: _createdAt,
  ...columns
} = getTableColumns(timings);
