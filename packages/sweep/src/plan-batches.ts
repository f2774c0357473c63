import type { PendingItem } from "./ledger/unit-items.ts";

/** A rectangle of captions that decode together: every sample with every cell. */
export interface Batch {
  readonly sampleIds: readonly string[];
  readonly cellIds: readonly string[];
}

/**
 * Divides a unit's pending items, given samples first, into batches. Items that were in a batch whose model process died
 * are tried in smaller company: sample by sample after one death, alone after two. So an item that kills the process is
 * known by its third death, and all others get done.
 */
export function planBatches(pending: readonly PendingItem[]): Batch[] {
  const fresh = pending.filter((item) => item.crashes === 0);
  const onceLost = pending.filter((item) => item.crashes === 1);
  const oftenLost = pending.filter((item) => item.crashes >= 2);
  return [
    ...rectangles(fresh),
    ...rowsOf(onceLost),
    ...oftenLost.map(({ sampleId, cellId }) => ({ sampleIds: [sampleId], cellIds: [cellId] })),
  ];
}

/** One batch a sample. */
function rowsOf(items: readonly PendingItem[]): Batch[] {
  const cellsBySample = new Map<string, string[]>();
  for (const { sampleId, cellId } of items) {
    cellsBySample.set(sampleId, [...(cellsBySample.get(sampleId) ?? []), cellId]);
  }
  return [...cellsBySample].map(([sampleId, cellIds]) => ({ sampleIds: [sampleId], cellIds }));
}

/** One batch for the samples that miss the same cells. */
function rectangles(items: readonly PendingItem[]): Batch[] {
  const batches = new Map<string, { sampleIds: string[]; cellIds: readonly string[] }>();
  for (const { sampleIds, cellIds } of rowsOf(items)) {
    const key = JSON.stringify(cellIds);
    const batch = batches.get(key) ?? { sampleIds: [], cellIds };
    batch.sampleIds.push(...sampleIds);
    batches.set(key, batch);
  }
  return [...batches.values()];
}
