import type { PGlite } from "@electric-sql/pglite";
import { createPostgresBackend, runMigrations, withBackend } from "bullmq";
import { BullConnection } from "./bull-connection.ts";
import { bullProcessor } from "./bull-processor.ts";
import { PglitePool } from "./pglite-pool.ts";
import type { QueueConnection } from "./queue-connection.ts";
import type { UnitJob } from "./unit-job.ts";
import { workerSettings } from "./worker-settings.ts";

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
  return new BullConnection({
    openQueue: (name) => new Queue<UnitJob, void>(name, { connection: pool }),
    openWorker: (name, processor, options) =>
      new Worker<UnitJob, void>(name, bullProcessor(processor), {
        connection: pool,
        ...workerSettings(options),
      }),
    end: () => pool.end(),
  });
}
