import { PGlite } from "@electric-sql/pglite";
import { openPgliteQueue } from "../queue/open-pglite-queue.ts";
import type { QueueConnection, UnitQueue } from "../queue/queue-connection.ts";

export interface TestQueue {
  readonly client: PGlite;
  readonly connection: QueueConnection;
  readonly name: string;
  readonly queue: UnitQueue;
}

let client: Promise<PGlite> | undefined;
let number = 0;

/** A new queue of a real BullMQ in a real database; the test files of one worker share the database. */
export async function openQueue(): Promise<TestQueue> {
  client ??= PGlite.create();
  const database = await client;
  const connection = await openPgliteQueue(database);
  number += 1;
  const name = `units-${number}`;
  return { client: database, connection, name, queue: connection.createQueue(name) };
}
