import { and, asc, eq, or, sql } from "drizzle-orm";
import type { Benchmark } from "../benchmark.ts";
import type { Database } from "./database.ts";
import { captionCounts, cells, metrics, sweepCells, sweepSamples } from "./schema.ts";

/** A stored metric of a cell. */
export type MetricRow = typeof metrics.$inferSelect;

/**
 * Metrics of a sweep's cells, of these benchmarks' versions, over exactly the captions that are counted now: a row that
 * was computed before more were counted, or for another sweep's samples, is not read.
 */
export async function readMetrics(
  db: Database,
  sweepId: string,
  benchmarks: readonly Pick<Benchmark, "name" | "version">[],
): Promise<MetricRow[]> {
  const counted = countedSamples(db, sweepId, benchmarks);
  const rows = await db
    .select({ row: metrics })
    .from(counted)
    .innerJoin(
      metrics,
      and(
        eq(metrics.cellId, counted.cellId),
        eq(metrics.benchmark, counted.benchmark),
        eq(metrics.version, counted.version),
        eq(metrics.samplesHash, counted.samplesHash),
      ),
    )
    .orderBy(asc(counted.ordinal), asc(metrics.metric));
  return rows.map(({ row }) => row);
}

/** For each cell, the hash of its counted samples, as `samplesHash` of results/ computes it. */
function countedSamples(
  db: Database,
  sweepId: string,
  benchmarks: readonly Pick<Benchmark, "name" | "version">[],
) {
  const lines = sql`string_agg(${captionCounts.sampleId}, chr(10) order by ${sweepSamples.ordinal})`;
  return db
    .select({
      cellId: captionCounts.cellId,
      benchmark: captionCounts.benchmark,
      version: captionCounts.version,
      ordinal: sweepCells.ordinal,
      samplesHash: sql<string>`encode(sha256(convert_to(${lines}, 'UTF8')), 'hex')`.as("counted_hash"),
    })
    .from(sweepCells)
    .innerJoin(cells, eq(cells.id, sweepCells.cellId))
    .innerJoin(
      captionCounts,
      and(eq(captionCounts.cellId, cells.id), eq(captionCounts.benchmark, cells.benchmark)),
    )
    .innerJoin(
      sweepSamples,
      and(
        eq(sweepSamples.sweepId, sweepCells.sweepId),
        eq(sweepSamples.benchmark, cells.benchmark),
        eq(sweepSamples.sampleId, captionCounts.sampleId),
      ),
    )
    .where(and(eq(sweepCells.sweepId, sweepId), ofVersions(benchmarks)))
    .groupBy(captionCounts.cellId, captionCounts.benchmark, captionCounts.version, sweepCells.ordinal)
    .as("counted");
}

function ofVersions(benchmarks: readonly Pick<Benchmark, "name" | "version">[]) {
  const each = benchmarks.map(({ name, version }) =>
    and(eq(captionCounts.benchmark, name), eq(captionCounts.version, version)),
  );
  return or(sql`false`, ...each);
}
