import type { PGlite } from "@electric-sql/pglite";
import { openPglite } from "@kvsweep/servers/pglite";
import { inject } from "vitest";
import { openPgliteQueue } from "../queue/open-pglite-queue.ts";
import { openRedisQueue } from "../queue/open-redis-queue.ts";
import type { QueueConnection, UnitQueue } from "../queue/queue-connection.ts";

export interface TestQueue {
  readonly connection: QueueConnection;
  readonly name: string;
  readonly queue: UnitQueue;
}

let client: Promise<PGlite> | undefined;

/** A database in memory that the test files of one worker share. */
export function queuePglite(): Promise<PGlite> {
  client ??= openPglite();
  return client;
}

let number = 0;

/** A new queue of a real BullMQ: in the Redis that the vitest project provides, or else in a real database. */
export async function openQueue(): Promise<TestQueue> {
  const redisUrl = inject("redisUrl");
  const connection = redisUrl
    ? await openRedisQueue(redisUrl, { keyPrefix: `test-${process.pid}` })
    : await openPgliteQueue(await queuePglite());
  number += 1;
  const name = `units-${number}`;
  return { connection, name, queue: connection.createQueue(name) };
}
