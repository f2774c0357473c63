export { clearQueue } from "./clear-queue.ts";
export { enqueueUnits, type QueuedUnit } from "./enqueue-units.ts";
export { openPgliteQueue } from "./open-pglite-queue.ts";
export { openRedisQueue, type RedisQueueOptions } from "./open-redis-queue.ts";
export type {
  QueueConnection,
  UnitContext,
  UnitProcessor,
  UnitQueue,
  UnitWorker,
  UnitWorkerOptions,
} from "./queue-connection.ts";
export { queuedUnits } from "./queued-units.ts";
export { UnitJob } from "./unit-job.ts";
