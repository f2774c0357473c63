import type { Database } from "@kvsweep/metrics/database";
import { batches } from "../batches.ts";
import type { ObjectStore, StoredObject } from "../store/object-store.ts";
import { findOrphans, stillOrphans } from "./find-orphans.ts";

export interface CollectGarbage {
  readonly db: Database;
  readonly store: ObjectStore;
  /** Only says what it would delete. */
  readonly dryRun: boolean;
  /** Younger objects stay: their row may be on its way. An hour is plenty. */
  readonly olderThanMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Garbage {
  /** Keys that were deleted, or would be. */
  readonly deleted: readonly string[];
  /** Orphans that are too young to tell. */
  readonly young: number;
}

/** Objects a look into the ledger. */
const batchSize = 500;

/**
 * Deletes objects that no row points at. An object that is put again becomes young, and both its row and its age are looked
 * at once more right before it goes. Safe to repeat. Throws StoreError.
 */
export async function collectGarbage(input: CollectGarbage): Promise<Garbage> {
  const { db, dryRun, olderThanMs } = input;
  const latest = Date.now() - olderThanMs;
  const old: StoredObject[] = [];
  let young = 0;
  for await (const object of findOrphans(input)) {
    if (object.putAt.getTime() <= latest) old.push(object);
    else young += 1;
  }
  if (dryRun) return { deleted: old.map(({ key }) => key).sort(), young };
  const deleted: string[] = [];
  for (const batch of batches(old, batchSize)) {
    input.signal?.throwIfAborted();
    for (const { key } of await stillOrphans(db, batch)) {
      if (await deleteOld(input.store, key, latest)) deleted.push(key);
    }
  }
  return { deleted: deleted.sort(), young };
}

async function deleteOld(store: ObjectStore, key: string, latest: number): Promise<boolean> {
  const now = await store.stat(key);
  if (now === undefined || now.putAt.getTime() > latest) return false;
  await store.delete(key);
  return true;
}
