import { type Database, workers } from "@kvsweep/metrics/database";
import { desc, eq, getTableColumns, sql } from "drizzle-orm";

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
  await db.insert(workers).values(fresh).onConflictDoUpdate({ target: workers.id, set: fresh });
}

/** A worker's sign of life; `warmModel` is the fingerprint of the model that it has loaded. */
export async function seeWorker(
  db: Database,
  id: string,
  state: WorkerState,
  warmModel?: string,
): Promise<void> {
  await db
    .update(workers)
    .set({ state, warmModel: warmModel ?? null, seenAt: sql`now()` })
    .where(eq(workers.id, id));
}

/** All workers that ever were, the newest first. */
export async function listWorkers(db: Database): Promise<WorkerRow[]> {
  const silentSeconds = sql<number>`extract(epoch from now() - ${workers.seenAt})::float8`;
  return db
    .select({ ...getTableColumns(workers), silentSeconds })
    .from(workers)
    .orderBy(desc(workers.startedAt), workers.id);
}
