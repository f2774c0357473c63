import { type Database, sweeps, units } from "@kvsweep/metrics/database";
import { and, asc, eq, isNull } from "drizzle-orm";

/** The queues that unfinished units of active sweeps belong to, each once. */
export async function owedQueues(db: Database): Promise<string[]> {
  const rows = await db
    .selectDistinct({ queue: units.queue })
    .from(units)
    .innerJoin(sweeps, eq(sweeps.id, units.sweepId))
    .where(and(isNull(units.finishedAt), eq(sweeps.state, "active")))
    .orderBy(asc(units.queue));
  return rows.map(({ queue }) => queue);
}
