import type { Database } from "@kvsweep/metrics/database";
import { type SweepRow, sweepProgress } from "@kvsweep/sweep/ledger";
import type { SweepSummary } from "./contract.ts";

/** A sweep with how far it is, as the API tells it. */
export async function sweepSummary(db: Database, sweep: SweepRow): Promise<SweepSummary> {
  const { id, name, state, priority, createdAt, submittedBy } = sweep;
  const progress = await sweepProgress(db, id);
  return { id, name, state, priority, createdAt: createdAt.toISOString(), submittedBy, ...progress };
}
