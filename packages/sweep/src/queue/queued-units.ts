import type { UnitQueue } from "./queue-connection.ts";

/** Ids of the units that a queue holds, those in a worker's hands included. */
export async function queuedUnits(queue: UnitQueue): Promise<string[]> {
  const jobs = await queue.getJobs(["waiting", "prioritized", "delayed", "active"]);
  return jobs.flatMap(({ id }) => id ?? []);
}
