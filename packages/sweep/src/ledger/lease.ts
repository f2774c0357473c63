import { type Database, units } from "@kvsweep/metrics/database";
import { and, eq, sql } from "drizzle-orm";
import type { Attempt } from "./hold-attempt.ts";

/** Who holds a unit, and how long it is believed to without a further sign of life. */
export interface Lease {
  readonly workerId: string;
  readonly seconds: number;
}

/** The columns of a lease that begins now, by the database's clock: workers' clocks may differ. */
export const leaseColumns = ({ workerId, seconds }: Lease) => ({ workerId, leaseUntil: after(seconds) });

const after = (seconds: number) => sql`now() + make_interval(secs => ${seconds})`;

/** A sign of life: the lease runs from now on. False where another attempt has the unit. */
export async function renewLease(db: Database, attempt: Attempt, seconds: number): Promise<boolean> {
  return changed(db, attempt, { leaseUntil: after(seconds) });
}

/** Gives a unit back: it may be handed out again at once. False where another attempt has it already. */
export async function endLease(db: Database, attempt: Attempt): Promise<boolean> {
  return changed(db, attempt, { leaseUntil: null });
}

async function changed(
  db: Database,
  { unitId, attemptToken }: Attempt,
  columns: { leaseUntil: ReturnType<typeof after> | null },
): Promise<boolean> {
  const rows = await db
    .update(units)
    .set(columns)
    .where(and(eq(units.id, unitId), eq(units.attemptToken, attemptToken)))
    .returning({ id: units.id });
  return rows.length > 0;
}
