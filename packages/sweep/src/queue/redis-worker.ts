import { setTimeout as delay } from "node:timers/promises";
import { type RedisOptions, type Telemetry, Worker } from "bullmq";
import { bullProcessor } from "./bull-processor.ts";
import type { UnitProcessor, UnitWorkerOptions } from "./queue-connection.ts";
import { withoutSecrets } from "./redis-error.ts";
import { retryDelay } from "./redis-options.ts";
import type { UnitJob } from "./unit-job.ts";
import { workerSettings } from "./worker-settings.ts";

/** Milliseconds that a worker without units tries to take its leave of a Redis that does not answer. */
const patience = 5_000;

export interface RedisWorkerInput {
  readonly name: string;
  readonly processor: UnitProcessor;
  readonly options?: UnitWorkerOptions | undefined;
  /** BullMQ's prefix of the queue's keys. */
  readonly prefix: string;
  readonly connection: RedisOptions;
  readonly telemetry?: Telemetry | undefined;
}

/** BullMQ's worker, which, unlike it, closes while Redis is away, and tells no password in its errors. */
export class RedisWorker extends Worker<UnitJob, void> {
  readonly #lifetime: Lifetime;

  constructor(input: RedisWorkerInput, lifetime = new Lifetime()) {
    const { name, processor, options, prefix, connection, telemetry } = input;
    super(
      name,
      bullProcessor((job, context) => lifetime.during(() => processor(job, context))),
      {
        connection: { ...connection, retryStrategy: lifetime.retryDelay },
        prefix,
        ...(telemetry && { telemetry }),
        ...workerSettings(options),
      },
    );
    this.#lifetime = lifetime;
    // The first listener of all, so that no other one sees a login that failed.
    this.on("error", withoutSecrets);
  }

  /** Units in flight finish first. What Redis then does not get to know, the ledger knows. */
  override async close(force = false): Promise<void> {
    const closed = super.close(force);
    const isClosed = await this.#lifetime.outlasts(closed);
    if (!isClosed) await this.lockManager.close();
  }
}

/** Knows whether units are in flight, and ends a worker's connections once nobody waits for them any longer. */
class Lifetime {
  readonly #units = new Set<Promise<void>>();
  #isOver = false;

  /** Null ends a connection for good. */
  readonly retryDelay = (times: number): number | null => (this.#isOver ? null : retryDelay(times));

  async during(work: () => Promise<void>): Promise<void> {
    const unit = work();
    this.#units.add(unit);
    try {
      await unit;
    } finally {
      this.#units.delete(unit);
    }
  }

  /** Whether the worker has closed in time. */
  async outlasts(closed: Promise<void>): Promise<boolean> {
    const waiting = new AbortController();
    const isClosed = closed.then(() => true);
    const isTooLate = this.#idle()
      .then(() => delay(patience, false, { signal: waiting.signal }))
      .catch(() => false);
    const outcome = await Promise.race([isClosed, isTooLate]);
    waiting.abort();
    this.#isOver = true;
    return outcome;
  }

  async #idle(): Promise<void> {
    while (this.#units.size > 0) await Promise.allSettled(this.#units);
  }
}
