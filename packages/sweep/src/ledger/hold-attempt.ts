import { type Database, units } from "@kvsweep/metrics/database";
import { and, eq } from "drizzle-orm";
import { StaleAttemptError } from "../errors.ts";

/** Who writes: the unit and the token of the claim. */
export interface Attempt {
  readonly unitId: string;
  readonly attemptToken: string;
}

/** The attempt as events tell of it, and how often in a row the unit has failed. */
export interface HeldUnit {
  readonly unitId: string;
  readonly sweepId: string;
  readonly attempt: number;
  readonly workerId: string | null;
  readonly failures: number;
}

/** Locks the unit until the transaction ends. Throws StaleAttemptError where another claim has a newer token. */
export async function holdAttempt(db: Database, { unitId, attemptToken }: Attempt): Promise<HeldUnit> {
  const [held] = await db
    .select({
      unitId: units.id,
      sweepId: units.sweepId,
      attempt: units.attempt,
      workerId: units.workerId,
      failures: units.failures,
    })
    .from(units)
    .where(and(eq(units.id, unitId), eq(units.attemptToken, attemptToken)))
    .for("update");
  if (held === undefined) throw new StaleAttemptError(unitId);
  return held;
}

/** Whose event it is. */
export const heldBy = ({ failures: _, ...attempt }: HeldUnit) => attempt;
