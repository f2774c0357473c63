import { batches } from "../batches.ts";
import type { UnitQueue } from "./queue-connection.ts";

/** A unit to be done. */
export interface QueuedUnit {
  readonly id: string;
  /** From 1, which goes first, to 2,097,151. A unit without one goes before all that have one. */
  readonly priority?: number;
}

/** Jobs a call: larger calls make other users of the database wait longer than they save. */
const chunkSize = 200;
/** While the database works on some, the next ones are made. */
const chunksAtATime = 4;

/**
 * Adds a job for every unit that has none. Safe to repeat: the unit's id is the job's, a waiting or active job stays as
 * it is, and a finished one, which BullMQ would take for a reason not to add it again, makes way.
 */
export async function enqueueUnits(queue: UnitQueue, units: Iterable<QueuedUnit>): Promise<void> {
  for (const chunks of batches(batches(units, chunkSize), chunksAtATime)) {
    await Promise.all(chunks.map((chunk) => enqueueChunk(queue, chunk)));
  }
}

async function enqueueChunk(queue: UnitQueue, chunk: readonly QueuedUnit[]): Promise<void> {
  if (await hasFinished(queue)) await Promise.all(chunk.map(({ id }) => removeFinished(queue, id)));
  await queue.addBulk(chunk.map(jobOf));
}

function jobOf({ id, priority }: QueuedUnit) {
  return {
    name: "unit",
    data: { unitId: id },
    opts: {
      jobId: id,
      ...(priority !== undefined && { priority }),
      attempts: 3,
      backoff: { type: "exponential", delay: 1_000 },
      // The ledger knows what is done; a finished job would only be in the way of the next run.
      removeOnComplete: true,
      removeOnFail: true,
    },
  };
}

/** Rarely: jobs of ours go when they are finished. */
async function hasFinished(queue: UnitQueue): Promise<boolean> {
  const counts = await queue.getJobCounts("completed", "failed");
  return Object.values(counts).some((count) => count > 0);
}

async function removeFinished(queue: UnitQueue, unitId: string): Promise<void> {
  const job = await queue.getJob(unitId);
  if (job === undefined) return;
  if ((await job.isCompleted()) || (await job.isFailed())) await job.remove();
}
