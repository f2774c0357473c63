import { cells, type Database, items, unnest } from "@kvsweep/metrics/database";
import { and, eq, sql } from "drizzle-orm";
import { recordEvent } from "./events.ts";
import { type Attempt, heldBy, holdAttempt } from "./hold-attempt.ts";
import { type ItemKey, lockItems } from "./lock-items.ts";

/** An item whose batch kills the model process this often is failed instead of tried again. */
export const maxCrashes = 3;

export interface Crash extends Attempt {
  /** The items of the batch that was in flight. */
  readonly items: readonly ItemKey[];
  /** How the process ended, such as "signal SIGKILL". */
  readonly reason: string;
}

/**
 * Counts a death of the model process against the items of its batch; those that reach `maxCrashes` become failed, with
 * a message that names sample and cell. Returns how many failed. Throws StaleAttemptError.
 */
export async function recordCrash(
  db: Database,
  { items: batch, reason, ...attempt }: Crash,
): Promise<number> {
  return db.transaction(async (tx) => {
    const held = await holdAttempt(tx, attempt);
    await lockItems(tx, batch);
    const lost = unnest([
      ["text", batch.map((item) => item.cellId)],
      ["text", batch.map((item) => item.sampleId)],
    ]);
    const counted = await tx
      .update(items)
      .set(crashColumns(reason))
      .from(sql`${lost} as b(cell_id, sample_id)`)
      .innerJoin(cells, sql`${cells.id} = b.cell_id`)
      .where(
        and(
          eq(items.cellId, sql`b.cell_id`),
          eq(items.sampleId, sql`b.sample_id`),
          eq(items.state, "pending"),
        ),
      )
      .returning({ state: items.state });
    const failed = counted.filter((item) => item.state === "failed").length;
    const details = { reason, items: counted.length, failed };
    await recordEvent(tx, { kind: "crashed", ...heldBy(held), details });
    return failed;
  });
}

function crashColumns(reason: string) {
  const isLast = sql`${items.crashes} + 1 >= ${maxCrashes}::int`;
  const message = sql`format('Cannot caption sample "%s" in cell "%s": the model process died %s times (last: %s)',
    ${items.sampleId}, ${cells.label}, ${items.crashes} + 1, ${reason}::text)`;
  return {
    crashes: sql`${items.crashes} + 1`,
    state: sql`case when ${isLast} then 'failed' else ${items.state} end`,
    errorName: sql`case when ${isLast} then 'ModelChildDiedError' end`,
    errorMessage: sql`case when ${isLast} then ${message} end`,
    finishedAt: sql`case when ${isLast} then now() end`,
  };
}
