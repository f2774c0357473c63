import { type Database, items, units, unnest } from "@kvsweep/metrics/database";
import { and, eq, ne, sql } from "drizzle-orm";
import { recordEvent } from "./events.ts";
import { type Attempt, heldBy, holdAttempt } from "./hold-attempt.ts";
import { lockItems } from "./lock-items.ts";

/** A caption whose object is in the store. */
export interface DoneItem {
  readonly cellId: string;
  readonly sampleId: string;
  readonly objectKey: string;
  /** 0-based line of the object. */
  readonly line: number;
  readonly tokens: number;
  readonly finishReason: "eos" | "length";
}

/** A caption that cannot be made, and why. */
export interface FailedItem {
  readonly cellId: string;
  readonly sampleId: string;
  readonly errorName: string;
  readonly errorMessage: string;
}

export interface CommittedItems extends Attempt {
  readonly done: readonly DoneItem[];
  readonly failed: readonly FailedItem[];
}

/**
 * Writes one batch's outcome in one transaction, fenced by the attempt's token; what failed before is forgiven. Safe to repeat: a done item keeps its
 * first object. Returns how many items changed. Throws StaleAttemptError.
 */
export async function commitItems(
  db: Database,
  { done, failed, ...attempt }: CommittedItems,
): Promise<{ done: number; failed: number }> {
  return db.transaction(async (tx) => {
    const held = await holdAttempt(tx, attempt);
    await lockItems(tx, [...done, ...failed]);
    const details = { done: await markDone(tx, done), failed: await markFailed(tx, failed) };
    if (held.failures > 0) await tx.update(units).set({ failures: 0 }).where(eq(units.id, held.unitId));
    await recordEvent(tx, { kind: "committed", ...heldBy(held), details });
    return details;
  });
}

async function markDone(db: Database, done: readonly DoneItem[]): Promise<number> {
  const batch = unnest([
    ["text", done.map((item) => item.cellId)],
    ["text", done.map((item) => item.sampleId)],
    ["text", done.map((item) => item.objectKey)],
    ["int4", done.map((item) => item.line)],
    ["int4", done.map((item) => item.tokens)],
    ["text", done.map((item) => item.finishReason)],
  ]);
  const changed = await db
    .update(items)
    .set({
      state: "done",
      objectKey: sql`b.object_key`,
      line: sql`b.line`,
      tokens: sql`b.tokens`,
      finishReason: sql`b.finish_reason`,
      errorName: null,
      errorMessage: null,
      finishedAt: sql`now()`,
    })
    .from(sql`${batch} as b(cell_id, sample_id, object_key, line, tokens, finish_reason)`)
    .where(
      and(eq(items.cellId, sql`b.cell_id`), eq(items.sampleId, sql`b.sample_id`), ne(items.state, "done")),
    )
    .returning({ cellId: items.cellId });
  return changed.length;
}

async function markFailed(db: Database, failed: readonly FailedItem[]): Promise<number> {
  const batch = unnest([
    ["text", failed.map((item) => item.cellId)],
    ["text", failed.map((item) => item.sampleId)],
    ["text", failed.map((item) => item.errorName)],
    ["text", failed.map((item) => item.errorMessage)],
  ]);
  const changed = await db
    .update(items)
    .set({
      state: "failed",
      errorName: sql`b.error_name`,
      errorMessage: sql`b.error_message`,
      finishedAt: sql`now()`,
    })
    .from(sql`${batch} as b(cell_id, sample_id, error_name, error_message)`)
    .where(
      and(eq(items.cellId, sql`b.cell_id`), eq(items.sampleId, sql`b.sample_id`), eq(items.state, "pending")),
    )
    .returning({ cellId: items.cellId });
  return changed.length;
}
