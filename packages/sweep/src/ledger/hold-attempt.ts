import { type Database, units } from "@kvsweep/metrics/database";
import { and, eq } from "drizzle-orm";
import { StaleAttemptError } from "../errors.ts";

/** Who writes: the unit and the token of the claim. */
export interface Attempt {
  readonly unitId: string;
  readonly attemptToken: string;
}

/** Locks the unit until the transaction ends. Throws StaleAttemptError where another claim has a newer token. */
export async function holdAttempt(db: Database, { unitId, attemptToken }: Attempt): Promise<void> {
  const held = await db
    .select({ id: units.id })
    .from(units)
    .where(and(eq(units.id, unitId), eq(units.attemptToken, attemptToken)))
    .for("update");
  if (held.length === 0) throw new StaleAttemptError(unitId);
}
