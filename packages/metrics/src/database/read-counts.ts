import { and, asc, eq, sql } from "drizzle-orm";
import type { Counts } from "../benchmark.ts";
import type { SweepCounts } from "../results/sweep-counts.ts";
import type { Database } from "./database.ts";
import { captionCounts, cells, sweepCells, sweepSamples } from "./schema.ts";

/** Which counts to read: those of one version of one benchmark, in one sweep. */
export interface CountsQuery {
  readonly sweepId: string;
  readonly benchmark: string;
  readonly version: number;
}

/** The counts of a sweep's cells, with null for a caption that this version has not counted. */
export async function readCounts(db: Database, query: CountsQuery): Promise<SweepCounts> {
  const samples = await db
    .select({ id: sweepSamples.sampleId })
    .from(sweepSamples)
    .where(and(eq(sweepSamples.sweepId, query.sweepId), eq(sweepSamples.benchmark, query.benchmark)))
    .orderBy(asc(sweepSamples.ordinal));
  const grid = await db
    .select({ cellId: cells.id, label: cells.label, model: cells.model, method: cells.method })
    .from(sweepCells)
    .innerJoin(cells, eq(cells.id, sweepCells.cellId))
    .where(and(eq(sweepCells.sweepId, query.sweepId), eq(cells.benchmark, query.benchmark)))
    .orderBy(asc(sweepCells.ordinal));
  const counted = await countsByCell(db, query);
  const sampleIds = samples.map((sample) => sample.id);
  return {
    sampleIds,
    cells: grid.map((cell) => {
      const bySample = counted.get(cell.cellId);
      return { ...cell, counts: sampleIds.map((id) => bySample?.get(id) ?? null) };
    }),
  };
}

/** One row a cell: a driver takes several times as long over one row a caption. */
async function countsByCell(db: Database, { sweepId, benchmark, version }: CountsQuery) {
  const { cellId, sampleId, counts } = captionCounts;
  const rows = await db
    .select({
      cellId,
      bySample: sql<Readonly<Record<string, Counts>>>`json_object_agg(${sampleId}, ${counts})`,
    })
    .from(captionCounts)
    .innerJoin(sweepCells, and(eq(sweepCells.cellId, cellId), eq(sweepCells.sweepId, sweepId)))
    .where(and(eq(captionCounts.benchmark, benchmark), eq(captionCounts.version, version)))
    .groupBy(cellId);
  return new Map(rows.map((row) => [row.cellId, new Map(Object.entries(row.bySample))]));
}
