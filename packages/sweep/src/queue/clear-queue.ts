import type { UnitQueue } from "./queue-connection.ts";

/**
 * Forgets all jobs, those included that a killed process left active: without it their locks must run out first. Only
 * for the sole owner of a queue; the ledger is what tells which units to add again.
 */
export async function clearQueue(queue: UnitQueue): Promise<void> {
  await queue.obliterate({ force: true });
}
