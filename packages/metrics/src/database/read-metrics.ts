import { and, asc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Benchmark } from "../benchmark.ts";
import { samplesHash } from "../results/samples-hash.ts";
import type { Database } from "./database.ts";
import { captionCounts, cells, metrics, sweepCells, sweepSamples } from "./schema.ts";

/** A stored metric of a cell. */
export type MetricRow = typeof metrics.$inferSelect;

type Versions = readonly Pick<Benchmark, "name" | "version">[];

/**
 * Metrics of a sweep's cells, of these benchmarks' versions, over exactly the captions that are counted now: a row that
 * was computed before more were counted, or for another sweep's samples, is not read. The view `results_of_all_versions`
 * says the same in SQL.
 */
export async function readMetrics(db: Database, sweepId: string, benchmarks: Versions): Promise<MetricRow[]> {
  const whole = await wholeMetrics(db, sweepId, benchmarks);
  const found = new Set(whole.map((row) => row.cellId));
  const grid = await db
    .select({ cellId: cells.id, benchmark: cells.benchmark })
    .from(sweepCells)
    .innerJoin(cells, eq(cells.id, sweepCells.cellId))
    .where(eq(sweepCells.sweepId, sweepId));
  const missing = grid.filter((cell) => !found.has(cell.cellId)).map((cell) => cell.cellId);
  return [...whole, ...(await partialMetrics(db, { sweepId, benchmarks, cellIds: missing }))];
}

/** Rows over all of the sweep's samples. Where there is one it is current, as counts are never taken back. */
async function wholeMetrics(db: Database, sweepId: string, benchmarks: Versions): Promise<MetricRow[]> {
  const samples = await db
    .select({ benchmark: sweepSamples.benchmark, id: sweepSamples.sampleId })
    .from(sweepSamples)
    .where(eq(sweepSamples.sweepId, sweepId))
    .orderBy(asc(sweepSamples.ordinal));
  const each = benchmarks.map(({ name, version }) => {
    const ids = samples.filter((sample) => sample.benchmark === name).map((sample) => sample.id);
    return and(ofVersion(metrics, { name, version }), eq(metrics.samplesHash, samplesHash(ids)));
  });
  const rows = await db
    .select({ row: metrics })
    .from(sweepCells)
    .innerJoin(metrics, eq(metrics.cellId, sweepCells.cellId))
    .where(and(eq(sweepCells.sweepId, sweepId), or(sql`false`, ...each)))
    .orderBy(asc(sweepCells.ordinal), asc(metrics.metric));
  return rows.map(({ row }) => row);
}

interface PartialQuery {
  readonly sweepId: string;
  readonly benchmarks: Versions;
  readonly cellIds: readonly string[];
}

/** Rows over the samples that are counted so far; apart, as it takes a look at every count of these cells. */
async function partialMetrics(db: Database, partial: PartialQuery): Promise<MetricRow[]> {
  if (partial.cellIds.length === 0) return [];
  const counted = countedSamples(db, partial);
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
    .orderBy(asc(counted.cellId), asc(metrics.metric));
  return rows.map(({ row }) => row);
}

/** For each cell, the hash of its counted samples, as `samplesHash` of results/ computes it. */
function countedSamples(db: Database, { sweepId, benchmarks, cellIds }: PartialQuery) {
  const lines = sql`string_agg(${captionCounts.sampleId}, chr(10) order by ${sweepSamples.ordinal})`;
  const { cellId, benchmark, version } = captionCounts;
  const samplesHash = sql<string>`encode(sha256(convert_to(${lines}, 'UTF8')), 'hex')`.as("counted_hash");
  return db
    .select({ cellId, benchmark, version, samplesHash })
    .from(captionCounts)
    .innerJoin(
      sweepSamples,
      and(
        eq(sweepSamples.sweepId, sweepId),
        eq(sweepSamples.benchmark, benchmark),
        eq(sweepSamples.sampleId, captionCounts.sampleId),
      ),
    )
    .where(
      and(
        inArray(cellId, [...cellIds]),
        or(sql`false`, ...benchmarks.map((one) => ofVersion(captionCounts, one))),
      ),
    )
    .groupBy(cellId, benchmark, version)
    .as("counted");
}

function ofVersion(
  table: typeof metrics | typeof captionCounts,
  { name, version }: Versions[number],
): SQL | undefined {
  return and(eq(table.benchmark, name), eq(table.version, version));
}
