import type { RedisOptions } from "ioredis";

/** Milliseconds until the next try of a lost connection. Capped, so that workers are back 2 s after their server is. */
export function retryDelay(times: number): number {
  return Math.min(times * 100, 2_000);
}

/**
 * Of every connection. `socketTimeout` is all that ever ends a connection whose other end has vanished without a word: a
 * worker's calls have no time limit, as they must outlive a restart. It is longer than the 10 s for which BullMQ lets a
 * worker wait for a job.
 */
export const connectionOptions = {
  connectTimeout: 5_000,
  keepAlive: 10_000,
  socketTimeout: 12_000,
  retryStrategy: retryDelay,
  // After a failover the address may lead to what is now a replica: 2 connects anew, and asks again.
  reconnectOnError: (error: Error) => (error.message.startsWith("READONLY") ? 2 : false),
} as const satisfies RedisOptions;

/**
 * Of the connection of all queues of a process. A call fails while Redis is away, or after `commandTimeout`
 * milliseconds, and is never sent behind its caller's back afterwards.
 */
export function producerOptions(commandTimeout: number) {
  return {
    ...connectionOptions,
    commandTimeout,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    lazyConnect: true,
  } as const satisfies RedisOptions;
}
