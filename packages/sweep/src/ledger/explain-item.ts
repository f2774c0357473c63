import { type Database, events, type ItemState, items, units } from "@kvsweep/metrics/database";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { LedgerError } from "../errors.ts";
import type { EventRow } from "./events.ts";

export interface ExplainedItem {
  readonly cellId: string;
  readonly sampleId: string;
  readonly state: ItemState;
  /** How often a model process died while it was in the batch. */
  readonly crashes: number;
  readonly objectKey: string | null;
  /** 0-based line of the object. */
  readonly line: number | null;
  readonly errorName: string | null;
  readonly errorMessage: string | null;
  readonly finishedAt: Date | null;
}

export interface ItemHistory {
  readonly items: readonly ExplainedItem[];
  /** What happened to the units that hold them, the oldest first. */
  readonly events: readonly EventRow[];
}

export interface ItemQuery {
  readonly cellId: string;
  /** All of the cell's where absent. */
  readonly sampleId?: string | undefined;
}

/** More are no explanation. */
const mostEvents = 1_000;

/** How a caption, or a cell's, came to be what it is. Throws LedgerError where there is none. */
export async function explainItem(db: Database, { cellId, sampleId }: ItemQuery): Promise<ItemHistory> {
  const ofSample = sampleId === undefined ? undefined : eq(items.sampleId, sampleId);
  const found = await db
    .select({
      cellId: items.cellId,
      sampleId: items.sampleId,
      state: items.state,
      crashes: items.crashes,
      objectKey: items.objectKey,
      line: items.line,
      errorName: items.errorName,
      errorMessage: items.errorMessage,
      finishedAt: items.finishedAt,
    })
    .from(items)
    .where(and(eq(items.cellId, cellId), ofSample))
    .orderBy(asc(items.sampleId));
  if (found.length === 0) throw unknownItem(cellId, sampleId);
  return { items: found, events: await eventsOf(db, { cellId, sampleId }) };
}

async function eventsOf(db: Database, { cellId, sampleId }: ItemQuery): Promise<EventRow[]> {
  const holders = await db
    .select({ id: units.id, sweepId: units.sweepId })
    .from(units)
    .where(
      sql`${units.sweepId} in (select sweep_id from kvsweep.sweep_cells where cell_id = ${cellId})
        and ${cellId} = any(${units.cellIds})
        and ${sampleId === undefined ? sql`true` : sql`${sampleId} = any(${units.sampleIds})`}`,
    );
  if (holders.length === 0) return [];
  const sweepIds = [...new Set(holders.map(({ sweepId }) => sweepId))];
  const unitIds = holders.map(({ id }) => id);
  return db
    .select()
    .from(events)
    .where(and(inArray(events.sweepId, sweepIds), inArray(events.unitId, unitIds)))
    .orderBy(asc(events.id))
    .limit(mostEvents);
}

function unknownItem(cellId: string, sampleId: string | undefined): LedgerError {
  const what = sampleId === undefined ? `cell ${cellId}` : `sample "${sampleId}" of cell ${cellId}`;
  return new LedgerError(
    `Cannot explain ${what}: the ledger has no such caption`,
    "`kvsweep status` lists the sweeps that there are.",
  );
}
