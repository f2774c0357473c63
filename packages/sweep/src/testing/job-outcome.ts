import type { UnitWorker } from "../queue/queue-connection.ts";

/** Resolves when the worker has completed so many more jobs; rejects with the reason when one fails for good. */
export function jobsCompleted(worker: UnitWorker, count: number): Promise<void> {
  let left = count;
  return new Promise((resolve, reject) => {
    worker.on("completed", () => {
      left -= 1;
      if (left === 0) resolve();
    });
    worker.on("failed", (job, error) => {
      if (job === undefined || job.finishedOn !== undefined) reject(error);
    });
    worker.on("error", reject);
  });
}
