import { type Database, items } from "@kvsweep/metrics/database";
import { and, eq, inArray } from "drizzle-orm";

export interface PendingItem {
  readonly cellId: string;
  readonly sampleId: string;
  /** How often a model process died while this item was in its batch. */
  readonly crashes: number;
}

/** The pending items of some cells and samples, samples first, both in the order given. */
export async function unitItems(
  db: Database,
  { cellIds, sampleIds }: { readonly cellIds: readonly string[]; readonly sampleIds: readonly string[] },
): Promise<PendingItem[]> {
  const rows = await db
    .select({ cellId: items.cellId, sampleId: items.sampleId, crashes: items.crashes })
    .from(items)
    .where(
      and(
        inArray(items.cellId, [...cellIds]),
        inArray(items.sampleId, [...sampleIds]),
        eq(items.state, "pending"),
      ),
    );
  const sampleOrder = orderOf(sampleIds);
  const cellOrder = orderOf(cellIds);
  return rows.sort(
    (a, b) => sampleOrder(a.sampleId) - sampleOrder(b.sampleId) || cellOrder(a.cellId) - cellOrder(b.cellId),
  );
}

function orderOf(ids: readonly string[]): (id: string) => number {
  const places = new Map(ids.map((id, place) => [id, place]));
  return (id) => places.get(id) ?? ids.length;
}
