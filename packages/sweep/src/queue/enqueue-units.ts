import type { UnitQueue } from "./queue-connection.ts";

/** Jobs a call: larger calls make other users of the database wait longer than they save. */
const chunkSize = 200;

/**
 * Adds a job for every unit that has none. Safe to repeat: the unit's id is the job's, a waiting or active job stays as
 * it is, and a finished one, which BullMQ would take for a reason not to add it again, makes way.
 */
export async function enqueueUnits(queue: UnitQueue, unitIds: readonly string[]): Promise<void> {
  for (let start = 0; start < unitIds.length; start += chunkSize) {
    const chunk = unitIds.slice(start, start + chunkSize);
    await Promise.all(chunk.map((unitId) => removeFinished(queue, unitId)));
    await queue.addBulk(chunk.map(jobOf));
  }
}

function jobOf(unitId: string) {
  return {
    name: "unit",
    data: { unitId },
    opts: {
      jobId: unitId,
      attempts: 3,
      backoff: { type: "exponential", delay: 1_000 },
      // The ledger knows what is done; a finished job would only be in the way of the next run.
      removeOnComplete: true,
      removeOnFail: true,
    },
  };
}

async function removeFinished(queue: UnitQueue, unitId: string): Promise<void> {
  const job = await queue.getJob(unitId);
  if (job === undefined) return;
  if ((await job.isCompleted()) || (await job.isFailed())) await job.remove();
}
