import {
  captionCounts,
  type Database,
  items,
  sweepCells,
  type UnnestColumn,
  units,
  unnest,
} from "@kvsweep/metrics/database";
import { inArray, sql } from "drizzle-orm";
import { recordEvent } from "./events.ts";
import type { ItemKey } from "./lock-items.ts";

/** A done item whose caption cannot be read back from the object that its row names. */
export interface LostItem extends ItemKey {
  /** Null where the row names none. */
  readonly objectKey: string | null;
}

/** Why captions are to be decoded anew. */
export interface Loss {
  readonly items: readonly LostItem[];
  readonly error: Error;
}

/**
 * Owes lost captions again, with what was counted in them forgotten, and raises an alarm in every sweep that has them. Only
 * items that still point at the object: one that was decoded anew meanwhile stays as it is. Returns how many.
 */
export async function requeueItems(db: Database, { items: lost, error }: Loss): Promise<number> {
  if (lost.length === 0) return 0;
  return db.transaction(async (tx) => {
    const requeued = await owe(tx, lost);
    if (requeued.length === 0) return 0;
    await forgetCounts(tx, requeued);
    await reopen(tx, requeued);
    await raiseAlarm(tx, requeued, { items: lost, error });
    return requeued.length;
  });
}

/** What a reader of an object does that finds it missing or corrupt: all captions in it are owed again. Returns how many. */
export async function requeueObject(db: Database, objectKey: string, error: Error): Promise<number> {
  const rows = await db
    .select({ cellId: items.cellId, sampleId: items.sampleId })
    .from(items)
    .where(sql`${items.objectKey} = ${objectKey} and ${items.state} = 'done'`);
  return requeueItems(db, { items: rows.map((row) => ({ ...row, objectKey })), error });
}

const keyColumns = (keys: readonly ItemKey[]): UnnestColumn[] => [
  ["text", keys.map(({ cellId }) => cellId)],
  ["text", keys.map(({ sampleId }) => sampleId)],
];

async function owe(db: Database, lost: readonly LostItem[]): Promise<ItemKey[]> {
  const values = unnest([...keyColumns(lost), ["text", lost.map(({ objectKey }) => objectKey)]]);
  // In the order of `lockItems`.
  const { rows } = await db.execute<{ cellId: string; sampleId: string }>(sql`
    with lost as (
      select i.cell_id, i.sample_id
      from ${items} i join ${values} as l(cell_id, sample_id, object_key) using (cell_id, sample_id)
      where i.state = 'done' and i.object_key is not distinct from l.object_key
      order by i.cell_id, i.sample_id for no key update of i
    )
    update ${items} i
    set state = 'pending', crashes = 0, object_key = null, line = null, tokens = null, finish_reason = null,
        finished_at = null
    from lost where i.cell_id = lost.cell_id and i.sample_id = lost.sample_id
    returning i.cell_id as "cellId", i.sample_id as "sampleId"`);
  return rows;
}

/** The next caption may be another one where the provider does not compute to the bit. */
async function forgetCounts(db: Database, requeued: readonly ItemKey[]): Promise<void> {
  await db.execute(sql`
    delete from ${captionCounts} n using ${unnest(keyColumns(requeued))} as r(cell_id, sample_id)
    where n.cell_id = r.cell_id and n.sample_id = r.sample_id`);
}

async function reopen(db: Database, requeued: readonly ItemKey[]): Promise<void> {
  const cellIds = sql`${sql.param([...new Set(requeued.map(({ cellId }) => cellId))])}::text[]`;
  const sampleIds = sql`${sql.param([...new Set(requeued.map(({ sampleId }) => sampleId))])}::text[]`;
  await db.execute(sql`
    update ${units} set finished_at = null, failures = 0
    where sweep_id in (select sweep_id from ${sweepCells} where cell_id = any(${cellIds}))
      and finished_at is not null and cell_ids && ${cellIds} and sample_ids && ${sampleIds}`);
}

async function raiseAlarm(db: Database, requeued: readonly ItemKey[], { items: lost, error }: Loss) {
  const cellIds = [...new Set(requeued.map(({ cellId }) => cellId))];
  const sweeps = await db
    .selectDistinct({ sweepId: sweepCells.sweepId })
    .from(sweepCells)
    .where(inArray(sweepCells.cellId, cellIds));
  const objects = [...new Set(lost.flatMap(({ objectKey }) => objectKey ?? []))].slice(0, mostNamed);
  const details = { errorName: error.name, errorMessage: error.message, objects };
  for (const { sweepId } of sweeps) {
    await recordEvent(db, { kind: "alarm", sweepId, details });
    await recordEvent(db, { kind: "requeued", sweepId, details: { items: requeued.length } });
  }
}

/** Objects that an alarm names at most. */
const mostNamed = 20;
