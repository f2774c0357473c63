import { type Database, items, unnest } from "@kvsweep/metrics/database";
import { sql } from "drizzle-orm";

export interface ItemKey {
  readonly cellId: string;
  readonly sampleId: string;
}

/**
 * Locks items until the transaction ends, in one order for all. Sweeps share items, so that two workers may write the same
 * ones: whoever locks them in an order of its own may wait for another who waits for it.
 */
export async function lockItems(db: Database, keys: readonly ItemKey[]): Promise<void> {
  const wanted = unnest([
    ["text", keys.map(({ cellId }) => cellId)],
    ["text", keys.map(({ sampleId }) => sampleId)],
  ]);
  await db.execute(sql`
    select count(*) from (
      select from ${items} i join ${wanted} as w(cell_id, sample_id) using (cell_id, sample_id)
      order by i.cell_id, i.sample_id for no key update of i) as locked`);
}
