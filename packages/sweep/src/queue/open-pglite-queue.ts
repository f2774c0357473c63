import type { PGlite } from "@electric-sql/pglite";
import { createPostgresBackend, runMigrations, withBackend } from "bullmq";
import { bullProcessor } from "./bull-processor.ts";
import { PglitePool } from "./pglite-pool.ts";
import type {
  QueueConnection,
  UnitProcessor,
  UnitQueue,
  UnitWorker,
  UnitWorkerOptions,
} from "./queue-connection.ts";
import type { UnitJob } from "./unit-job.ts";

const { Queue, Worker } = withBackend(createPostgresBackend);

/**
 * BullMQ on a PGlite of this process, in a schema `bullmq` of its own. Await it before anything else uses the database:
 * BullMQ's migrator opens a transaction by hand. The PGlite stays the caller's to close, after this connection.
 */
export async function openPgliteQueue(client: PGlite): Promise<QueueConnection> {
  const pool = new PglitePool(client);
  const migrator = await pool.connect();
  await runMigrations(migrator);
  migrator.release();
  await client.exec("set search_path to bullmq, public");
  return new PgliteQueueConnection(pool);
}

class PgliteQueueConnection implements QueueConnection {
  readonly #pool: PglitePool;
  readonly #queues: UnitQueue[] = [];
  readonly #workers: UnitWorker[] = [];

  constructor(pool: PglitePool) {
    this.#pool = pool;
  }

  createQueue(name: string): UnitQueue {
    const queue = new Queue<UnitJob, void>(name, { connection: this.#pool });
    this.#queues.push(queue);
    return queue;
  }

  createWorker(name: string, processor: UnitProcessor, options: UnitWorkerOptions = {}): UnitWorker {
    const worker = new Worker<UnitJob, void>(name, bullProcessor(processor), {
      connection: this.#pool,
      concurrency: options.concurrency ?? 1,
      lockDuration: options.lockDuration ?? 15_000,
      stalledInterval: options.stalledInterval ?? 5_000,
      // Workers that vanish are no fault of the unit; the ledger counts what is.
      maxStalledCount: 1_000,
    });
    this.#workers.push(worker);
    return worker;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.close()));
    await Promise.all(this.#queues.splice(0).map((queue) => queue.close()));
    await this.#pool.end();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
