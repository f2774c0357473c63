import { cells, type Database, items } from "@kvsweep/metrics/database";
import { and, eq, inArray, or } from "drizzle-orm";
import { recordEvent } from "./events.ts";
import { reopenUnits } from "./finish-units.ts";
import { inSweep } from "./in-sweep.ts";

/** Which failed items; all where nothing is said. */
export interface FailedFilter {
  /** A cell's id or label. */
  readonly cell?: string | undefined;
  /** Such as "ImageError". */
  readonly errorName?: string | undefined;
}

/** Owes a sweep's failed items again, with crashes and failures forgotten. Returns how many. */
export async function retryFailed(db: Database, sweepId: string, filter: FailedFilter = {}): Promise<number> {
  return db.transaction(async (tx) => {
    const failed = tx
      .select({ cellId: items.cellId, sampleId: items.sampleId })
      .from(items)
      .where(and(eq(items.state, "failed"), inSweep(sweepId), ...conditions(tx, filter)))
      // In the order of `lockItems`.
      .orderBy(items.cellId, items.sampleId)
      .for("no key update")
      .as("failed");
    const changed = await tx
      .update(items)
      .set({ state: "pending", crashes: 0, errorName: null, errorMessage: null, finishedAt: null })
      .from(failed)
      .where(and(eq(items.cellId, failed.cellId), eq(items.sampleId, failed.sampleId)))
      .returning({ cellId: items.cellId });
    if (changed.length === 0) return 0;
    await reopenUnits(tx, sweepId);
    await recordEvent(tx, { kind: "retried", sweepId, details: { items: changed.length, ...filter } });
    return changed.length;
  });
}

function conditions(db: Database, { cell, errorName }: FailedFilter) {
  const ofCell = (name: string) =>
    inArray(
      items.cellId,
      db
        .select({ id: cells.id })
        .from(cells)
        .where(or(eq(cells.id, name), eq(cells.label, name))),
    );
  return [
    cell === undefined ? undefined : ofCell(cell),
    errorName === undefined ? undefined : eq(items.errorName, errorName),
  ];
}
