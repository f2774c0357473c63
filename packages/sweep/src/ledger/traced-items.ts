import { cells, type Database, items, sweepCells } from "@kvsweep/metrics/database";
import { and, asc, eq, sql } from "drizzle-orm";
import { traceKey } from "../store/trace-key.ts";
import { inSweep } from "./in-sweep.ts";

/** A done caption that was traced. */
export interface TracedItem {
  readonly cellId: string;
  readonly label: string;
  readonly sampleId: string;
  /** Where its trace lies in the object store. */
  readonly key: string;
}

/** A sweep's traced captions, in the order of its grid. */
export async function tracedItems(db: Database, sweepId: string): Promise<TracedItem[]> {
  const rows = await db
    .select({
      cellId: items.cellId,
      label: cells.label,
      sampleId: items.sampleId,
      objectKey: items.objectKey,
      line: items.line,
    })
    .from(items)
    .innerJoin(cells, eq(cells.id, items.cellId))
    .innerJoin(sweepCells, and(eq(sweepCells.cellId, items.cellId), eq(sweepCells.sweepId, sweepId)))
    .where(and(eq(items.state, "done"), inSweep(sweepId), sql`${cells.identity} -> 'traces' is not null`))
    .orderBy(asc(sweepCells.ordinal), asc(items.sampleId));
  return rows.flatMap(({ objectKey, line, ...item }) =>
    objectKey === null || line === null ? [] : [{ ...item, key: traceKey(objectKey, line) }],
  );
}
