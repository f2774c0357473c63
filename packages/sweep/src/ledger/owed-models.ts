import { type Database, sweeps, units } from "@kvsweep/metrics/database";
import { and, asc, eq, isNull } from "drizzle-orm";

/** The models that active sweeps have unfinished units of, each once. */
export async function owedModels(db: Database): Promise<string[]> {
  const rows = await db
    .selectDistinct({ model: units.model })
    .from(units)
    .innerJoin(sweeps, eq(sweeps.id, units.sweepId))
    .where(and(isNull(units.finishedAt), eq(sweeps.state, "active")))
    .orderBy(asc(units.model));
  return rows.map(({ model }) => model);
}
