import type { Database } from "@kvsweep/metrics/database";
import { batches } from "../batches.ts";
import { type DoneRow, donePages } from "../ledger/done-pages.ts";
import { requeueItems } from "../ledger/requeue-items.ts";
import type { ObjectStore } from "../store/object-store.ts";
import { checkObject, type ObjectProblem } from "./check-object.ts";
import { findOrphans } from "./find-orphans.ts";

export interface VerifyStore {
  readonly db: Database;
  readonly store: ObjectStore;
  /** Only this sweep's captions are read, and orphans are not looked for: what it does not own may be another's. */
  readonly sweepId?: string | undefined;
  readonly onProgress?: ((progress: VerifyProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface VerifyProgress {
  /** Objects that were read. */
  readonly objects: number;
  /** Captions that were looked up in them. */
  readonly captions: number;
  /** Captions that are not there. */
  readonly lost: number;
}

export interface StoreReport extends VerifyProgress {
  readonly problems: readonly ObjectProblem[];
  /** Keys of objects that no row points at; those just written may be among them. */
  readonly orphans: readonly string[];
}

/** Objects that are read at a time. */
const objectsAtATime = 16;

/**
 * Reads every object that a done caption lies in, and proves its hash and that each row's line is that cell's and sample's.
 * Changes nothing. Throws StoreError where the store cannot be read.
 */
export async function verifyStore(input: VerifyStore): Promise<StoreReport> {
  const { db, store, sweepId, onProgress, signal } = input;
  const problems: ObjectProblem[] = [];
  let progress: VerifyProgress = { objects: 0, captions: 0, lost: 0 };
  for await (const page of donePages(db, sweepId)) {
    for (const some of batches(byObject(page), objectsAtATime)) {
      signal?.throwIfAborted();
      const found = await Promise.all(some.map(([key, rows]) => checkObject(store, key, rows)));
      const ofBatch = found.flatMap((problem) => problem ?? []);
      problems.push(...ofBatch);
      progress = {
        objects: progress.objects + some.length,
        captions: progress.captions + count(some.map(([, rows]) => rows)),
        lost: progress.lost + count(ofBatch.map(({ items }) => items)),
      };
      onProgress?.(progress);
    }
  }
  const orphans: string[] = [];
  if (sweepId === undefined) for await (const { key } of findOrphans(input)) orphans.push(key);
  return { ...progress, problems, orphans: orphans.sort() };
}

/** Owes the captions again that verifyStore() found lost; the reconciler hands them out. Returns how many. */
export async function repairItems(db: Database, problems: readonly ObjectProblem[]): Promise<number> {
  let requeued = 0;
  for (const { items, error } of problems) requeued += await requeueItems(db, { items, error });
  return requeued;
}

const count = (lists: readonly (readonly unknown[])[]) => lists.reduce((sum, list) => sum + list.length, 0);

function byObject(rows: readonly DoneRow[]): Map<string | null, DoneRow[]> {
  const groups = new Map<string | null, DoneRow[]>();
  for (const row of rows) {
    const group = groups.get(row.objectKey);
    if (group === undefined) groups.set(row.objectKey, [row]);
    else group.push(row);
  }
  return groups;
}
