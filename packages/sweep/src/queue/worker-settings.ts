import type { UnitWorkerOptions } from "./queue-connection.ts";

/** BullMQ's settings of a worker, wherever its queue is kept: a unit of a killed worker is another's within 35 s. */
export function workerSettings(options: UnitWorkerOptions = {}) {
  return {
    concurrency: options.concurrency ?? 1,
    lockDuration: options.lockDuration ?? 15_000,
    stalledInterval: options.stalledInterval ?? 5_000,
    // Workers that vanish are no fault of the unit; the ledger counts what is.
    maxStalledCount: 1_000,
  };
}
