import { type Database, type SweepState, sweeps } from "@kvsweep/metrics/database";
import { desc, eq, or, sql } from "drizzle-orm";

export interface SweepRow {
  readonly id: string;
  readonly name: string;
  /** The sweep file as it was last submitted. */
  readonly file: string;
  readonly state: SweepState;
  /** 0 to 9; units of a higher one go first. */
  readonly priority: number;
  /** Name of the token that it came with. */
  readonly submittedBy: string | null;
  readonly createdAt: Date;
}

/** The newest sweep of that name, or whose id begins so; an empty text finds the newest of all. Undefined where there is none. */
export async function findSweep(db: Database, nameOrId: string): Promise<SweepRow | undefined> {
  const [found] = await db
    .select()
    .from(sweeps)
    .where(or(eq(sweeps.name, nameOrId), sql`starts_with(${sweeps.id}, ${nameOrId})`))
    .orderBy(desc(sweeps.createdAt))
    .limit(1);
  return found;
}
