import { type Database, items, sweeps } from "@kvsweep/metrics/database";
import { and, eq, inArray } from "drizzle-orm";
import { donePages } from "../ledger/done-pages.ts";
import type { ObjectStore, StoredObject } from "../store/object-store.ts";
import { ownerOf } from "./owner-of.ts";

/** Where kvsweep puts objects. */
const prefixes = ["captions/", "traces/", "manifests/"] as const;

export interface Orphans {
  readonly db: Database;
  readonly store: ObjectStore;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Objects of kvsweep's that no row points at, one by one. Objects that are written meanwhile may be among them, as an object
 * comes before its row: only old ones are surely orphans. Remembers the key of every object that the ledger knows.
 */
export async function* findOrphans({ db, store, signal }: Orphans): AsyncGenerator<StoredObject> {
  const known = await knownOwners(db);
  for (const prefix of prefixes) {
    for await (const object of store.scan(prefix)) {
      signal?.throwIfAborted();
      const owner = ownerOf(object.key);
      if (owner && !known.has(owner.kind === "sweep" ? owner.id : owner.key)) yield object;
    }
  }
}

async function knownOwners(db: Database): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for await (const page of donePages(db)) {
    for (const { objectKey } of page) if (objectKey !== null) known.add(objectKey);
  }
  for (const { id } of await db.select({ id: sweeps.id }).from(sweeps)) known.add(id);
  return known;
}

/** Those of the objects that no row points at now. */
export async function stillOrphans<Found extends { readonly key: string }>(
  db: Database,
  objects: readonly Found[],
): Promise<Found[]> {
  const owners = objects.map(({ key }) => ownerOf(key));
  const keys = owners.flatMap((owner) => (owner?.kind === "captions" ? owner.key : []));
  const ids = owners.flatMap((owner) => (owner?.kind === "sweep" ? owner.id : []));
  const rows = await db
    .selectDistinct({ key: items.objectKey })
    .from(items)
    .where(and(inArray(items.objectKey, keys), eq(items.state, "done")));
  const ofSweeps = await db.select({ key: sweeps.id }).from(sweeps).where(inArray(sweeps.id, ids));
  const owned = new Set([...rows, ...ofSweeps].map(({ key }) => key));
  return objects.filter((_, index) => {
    const owner = owners[index];
    return owner !== undefined && !owned.has(owner.kind === "sweep" ? owner.id : owner.key);
  });
}
