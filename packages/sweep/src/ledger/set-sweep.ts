import { type Database, type SweepState, sweeps } from "@kvsweep/metrics/database";
import { eq } from "drizzle-orm";
import { LedgerError } from "../errors.ts";
import { recordEvent } from "./events.ts";

export interface SweepChange {
  readonly state?: SweepState;
  /** 0 to 9. */
  readonly priority?: number;
}

/** Pauses, cancels or goes on with a sweep, or lets it go before others. Throws LedgerError for an unknown sweep. */
export async function setSweep(db: Database, sweepId: string, change: SweepChange): Promise<void> {
  const isThere = await db.transaction(async (tx) => {
    const changed = await tx
      .update(sweeps)
      .set(change)
      .where(eq(sweeps.id, sweepId))
      .returning({ id: sweeps.id });
    if (changed.length > 0) await recordEvent(tx, { kind: "changed", sweepId, details: { ...change } });
    return changed.length > 0;
  });
  if (isThere) return;
  throw new LedgerError(
    `Cannot change sweep ${sweepId}: the ledger has no such sweep`,
    "`kvsweep status` lists the sweeps that there are.",
  );
}
