import { urlWithoutSecrets } from "@kvsweep/metrics/database";
import { Queue, type Telemetry } from "bullmq";
import type { Redis } from "ioredis";
import { BullConnection } from "./bull-connection.ts";
import { checkRedis } from "./check-redis.ts";
import type { QueueConnection } from "./queue-connection.ts";
import { redisError, refuseRedis, withoutSecrets } from "./redis-error.ts";
import { connectionOptions, producerOptions } from "./redis-options.ts";
import { RedisWorker } from "./redis-worker.ts";
import type { UnitJob } from "./unit-job.ts";

export interface RedisQueueOptions {
  /** What all keys begin with, in braces. Default "kvsweep". Sweeps that share a server have different ones. */
  readonly keyPrefix?: string;
  /** Milliseconds after which a call on a queue fails that Redis does not answer. Default 10,000. */
  readonly commandTimeout?: number;
  /** Takes a Redis without append-only file, which forgets its jobs at a restart: the ledger's owner must add them anew. */
  readonly allowVolatile?: boolean;
  /** Told of every job: where it was queued and what it took. */
  readonly telemetry?: Telemetry | undefined;
}

/** Events that BullMQ keeps of a queue; nobody reads them. */
const maxEvents = 1_000;

/**
 * BullMQ on a Redis. Calls on a queue fail in bounded time; workers wait for a Redis that is away, and say so by their
 * `error` event. Throws QueueError where the server is not reached, refuses the login, or would lose or mix up jobs.
 */
export async function openRedisQueue(url: string, options: RedisQueueOptions = {}): Promise<QueueConnection> {
  const place = urlWithoutSecrets(url);
  const client = await newClient(url, place, options.commandTimeout ?? 10_000);
  await connect(client, place);
  const refusal = checkRedis(await infoOf(client, place), options);
  if (refusal !== undefined) {
    client.disconnect();
    throw refuseRedis(place, refusal);
  }
  // Braces keep all keys in one slot, for whatever stands between here and the server.
  const { telemetry } = options;
  const prefix = `{${options.keyPrefix ?? "kvsweep"}}`;
  return new BullConnection({
    openQueue: (name) => openQueue(name, { client, prefix, telemetry }),
    openWorker: (name, processor, worker) =>
      new RedisWorker({
        name,
        processor,
        options: worker,
        prefix,
        telemetry,
        connection: { url, ...connectionOptions },
      }),
    end: async () => {
      await client.quit().catch(() => undefined);
      client.disconnect();
    },
  });
}

/** Queues share a connection that is checked already: so a call fails at once while Redis is away, and none waits. */
interface SharedByQueues {
  readonly client: Redis;
  readonly prefix: string;
  readonly telemetry: Telemetry | undefined;
}

function openQueue(name: string, { client, prefix, telemetry }: SharedByQueues) {
  const queue = new Queue<UnitJob, void>(name, {
    ...{ connection: client, prefix, ...(telemetry && { telemetry }) },
    ...{ skipWaitingForReady: true, skipVersionCheck: true },
    streams: { events: { maxLen: maxEvents } },
  });
  queue.on("error", withoutSecrets);
  return queue;
}

async function newClient(url: string, place: string, commandTimeout: number): Promise<Redis> {
  // Loaded here, as whoever needs no server should not wait for it.
  const { Redis } = await import("ioredis");
  try {
    return new Redis(url, producerOptions(commandTimeout));
  } catch (error) {
    throw redisError(place, error);
  }
}

async function connect(client: Redis, place: string): Promise<void> {
  let reason: unknown;
  client.on("error", (error) => {
    reason = error;
  });
  await client.connect().catch((error: unknown) => {
    client.disconnect();
    // Its own is only that the connection is closed.
    throw redisError(place, reason ?? error);
  });
}

function infoOf(client: Redis, place: string): Promise<string> {
  return client.info().catch((error: unknown) => {
    client.disconnect();
    throw redisError(place, error);
  });
}
