import { captionCounts, cells, type Database, items } from "@kvsweep/metrics/database";
import { and, eq, sql } from "drizzle-orm";
import { LedgerError } from "../errors.ts";
import type { DoneItem } from "./commit-items.ts";
import { inSweep } from "./in-sweep.ts";
import { itemPlace } from "./item-place.ts";

/** Where a done caption lies. */
export type StoredItem = Pick<DoneItem, "cellId" | "sampleId" | "objectKey" | "line">;

export interface Uncounted {
  readonly sweepId: string;
  readonly benchmark: string;
  readonly version: number;
}

/** A sweep's done captions that a benchmark's version has not counted yet, object by object, line by line. */
export async function doneItems(
  db: Database,
  { sweepId, benchmark, version }: Uncounted,
): Promise<StoredItem[]> {
  const rows = await db
    .select(itemPlace)
    .from(items)
    .innerJoin(cells, eq(cells.id, items.cellId))
    .where(
      and(
        eq(cells.benchmark, benchmark),
        eq(items.state, "done"),
        inSweep(sweepId),
        sql`not exists (
          select 1 from ${captionCounts} n
          where n.cell_id = ${items.cellId} and n.sample_id = ${items.sampleId}
            and n.benchmark = ${benchmark} and n.version = ${version})`,
      ),
    )
    .orderBy(items.objectKey, items.line);
  return rows.map(stored);
}

function stored({
  objectKey,
  line,
  ...item
}: { [Key in keyof StoredItem]: StoredItem[Key] | null }): StoredItem {
  const { cellId, sampleId } = item;
  if (objectKey !== null && line !== null && cellId !== null && sampleId !== null) {
    return { cellId, sampleId, objectKey, line };
  }
  throw new LedgerError(
    `Cannot find the caption of sample "${sampleId}" in cell ${cellId}: it is done, but points at no object`,
    "The database was changed by hand: restore it, or delete the state and run the sweep again.",
  );
}
