import { and, eq, inArray } from "drizzle-orm";
import { type BootstrapOptions, bootstrapSettings } from "../results/bootstrap-settings.ts";
import type { Database } from "./database.ts";
import type { CountsQuery } from "./read-counts.ts";
import { readMetrics } from "./read-metrics.ts";
import { captionCounts, sweepCells, sweepSamples } from "./schema.ts";

/** Whose metrics, and the settings of `computeResults` that they should have been computed with. */
export interface CurrentMetricsQuery extends CountsQuery {
  readonly settings: BootstrapOptions;
}

/**
 * Whether every cell with counted captions has stored metrics over exactly these captions, drawn with these settings:
 * then computing them again would change nothing. Cheap, as the counts themselves stay in the database.
 */
export async function metricsAreCurrent(db: Database, query: CurrentMetricsQuery): Promise<boolean> {
  const { confidence, resamples, seed } = bootstrapSettings(query.settings);
  const rows = await readMetrics(db, query.sweepId, [{ name: query.benchmark, version: query.version }]);
  const same = rows.every(
    (row) => row.confidence === confidence && row.resamples === resamples && row.seed === seed,
  );
  return same && !(await hasFurtherCounts(db, query, new Set(rows.map((row) => row.cellId))));
}

/** Whether a cell beside these has a counted caption of the sweep. */
async function hasFurtherCounts(db: Database, query: CountsQuery, known: ReadonlySet<string>) {
  const { sweepId, benchmark, version } = query;
  const grid = await db.select().from(sweepCells).where(eq(sweepCells.sweepId, sweepId));
  const others = grid.map((cell) => cell.cellId).filter((cellId) => !known.has(cellId));
  if (others.length === 0) return false;
  const ofSweep = and(
    eq(sweepSamples.sweepId, sweepId),
    eq(sweepSamples.benchmark, benchmark),
    eq(sweepSamples.sampleId, captionCounts.sampleId),
  );
  const ofOthers = and(
    inArray(captionCounts.cellId, others),
    eq(captionCounts.benchmark, benchmark),
    eq(captionCounts.version, version),
  );
  const found = await db
    .select({ cellId: captionCounts.cellId })
    .from(captionCounts)
    .innerJoin(sweepSamples, ofSweep)
    .where(ofOthers)
    .limit(1);
  return found.length > 0;
}
