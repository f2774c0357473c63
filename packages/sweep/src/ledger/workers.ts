import { type Database, events, workers } from "@kvsweep/metrics/database";
import { desc, eq, getTableColumns, sql } from "drizzle-orm";
import { recordEvent } from "./events.ts";

/** What a worker says of itself when it starts. */
export type WorkerDescription = Omit<typeof workers.$inferInsert, "state" | "startedAt" | "seenAt">;
export type WorkerState = typeof workers.$inferSelect.state;

export interface WorkerRow extends Readonly<typeof workers.$inferSelect> {
  /** Seconds since its last sign of life, by the database's clock. */
  readonly silentSeconds: number;
}

/** Enters a worker, which is starting. One of that id that was there before is replaced. */
export async function registerWorker(db: Database, worker: WorkerDescription): Promise<void> {
  const now = sql`now()`;
  const fresh = { ...worker, state: "starting", startedAt: now, seenAt: now } as const;
  const { id: workerId, host, pid, version, provider, dtype, device } = worker;
  await db.transaction(async (tx) => {
    await tx.insert(workers).values(fresh).onConflictDoUpdate({ target: workers.id, set: fresh });
    const details = { host, pid, version, provider, dtype, device };
    await recordEvent(tx, { kind: "worker started", workerId, details });
  });
}

/** What a worker says of itself while it lives. */
export interface WorkerSign {
  readonly state: WorkerState;
  /** Fingerprint of the model that is loaded, null for none; undefined leaves what was said before. */
  readonly warmModel?: string | null | undefined;
}

/** A worker's sign of life. That it drains or has stopped is noted, once. */
export async function seeWorker(db: Database, id: string, sign: WorkerState | WorkerSign): Promise<void> {
  const { state, warmModel }: WorkerSign = typeof sign === "string" ? { state: sign } : sign;
  const seen = db
    .update(workers)
    .set({ state, seenAt: sql`now()`, ...(warmModel !== undefined && { warmModel }) })
    .where(eq(workers.id, id));
  if (state !== "draining" && state !== "stopped") {
    await seen;
    return;
  }
  // All parts of a statement see the row as it was before.
  await db.execute(sql`
    with changed as (
      select id from ${workers} where id = ${id} and state <> ${state}
    ), seen as ${seen.returning({ id: workers.id })}
    insert into ${events} (kind, worker_id) select ${`worker ${state}`}, changed.id from changed`);
}

/** All workers that ever were, the newest first. */
export async function listWorkers(db: Database): Promise<WorkerRow[]> {
  const silentSeconds = sql<number>`extract(epoch from now() - ${workers.seenAt})::float8`;
  return db
    .select({ ...getTableColumns(workers), silentSeconds })
    .from(workers)
    .orderBy(desc(workers.startedAt), workers.id);
}
