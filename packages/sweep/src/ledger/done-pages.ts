import { type Database, items } from "@kvsweep/metrics/database";
import { and, asc, eq, gt, inArray, isNull, type SQL } from "drizzle-orm";
import { inSweep } from "./in-sweep.ts";
import { itemPlace } from "./item-place.ts";
import type { LostItem } from "./requeue-items.ts";

/** A done item and where its caption should be; nulls only where somebody changed the database by hand. */
export interface DoneRow extends LostItem {
  readonly line: number | null;
}

/** Objects a page: each may hold as many captions as a unit has. */
const objectsAtATime = 200;

/** All done items, or a sweep's, some objects at a time and each object's items together. */
export async function* donePages(db: Database, sweepId?: string): AsyncGenerator<DoneRow[]> {
  const owner = sweepId === undefined ? undefined : inSweep(sweepId);
  const lost = await pageOf(db, and(isNull(items.objectKey), owner));
  if (lost.length > 0) yield lost;
  let last = "";
  for (;;) {
    const keys = await nextObjects(db, last, owner);
    if (keys.length === 0) return;
    last = keys.at(-1) ?? "";
    yield await pageOf(db, and(inArray(items.objectKey, keys), owner));
  }
}

function pageOf(db: Database, where: SQL | undefined): Promise<DoneRow[]> {
  return db
    .select(itemPlace)
    .from(items)
    .where(and(eq(items.state, "done"), where))
    .orderBy(asc(items.objectKey), asc(items.line));
}

async function nextObjects(db: Database, after: string, owner: SQL | undefined): Promise<string[]> {
  const rows = await db
    .selectDistinct({ key: items.objectKey })
    .from(items)
    .where(and(gt(items.objectKey, after), eq(items.state, "done"), owner))
    .orderBy(asc(items.objectKey))
    .limit(objectsAtATime);
  return rows.flatMap(({ key }) => key ?? []);
}
