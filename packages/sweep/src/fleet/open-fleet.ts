import { type Database, type DatabaseError, openPostgresDatabase } from "@kvsweep/metrics/database";
import { ClosingStack } from "../closing-stack.ts";
import { openRedisQueue } from "../queue/open-redis-queue.ts";
import type { QueueConnection } from "../queue/queue-connection.ts";
import { FolderStore } from "../store/folder-store.ts";
import type { ObjectStore } from "../store/object-store.ts";
import { openS3Store } from "../store/s3/open-s3-store.ts";
import type { Telemetry } from "../telemetry/start-telemetry.ts";
import type { FleetSettings, StoreAddress } from "./fleet-settings.ts";

export interface OpenFleet {
  readonly settings: FleetSettings;
  /** What PostgreSQL calls the connections, such as "kvsweep worker". */
  readonly applicationName: string;
  /** Connections to PostgreSQL at most. */
  readonly poolSize?: number;
  readonly onLost?: (error: DatabaseError) => void;
  readonly telemetry?: Telemetry | undefined;
}

/** A fleet's three servers, open. */
export interface Fleet extends AsyncDisposable {
  readonly db: Database;
  readonly store: ObjectStore;
  readonly queue: QueueConnection;
}

/**
 * Connects to a fleet's servers. Whose tables there are is not looked at. Throws DatabaseError, QueueError or StoreError
 * for a server that is away, refuses the login, or would lose what it is given.
 */
export async function openFleet({ settings, telemetry, ...database }: OpenFleet): Promise<Fleet> {
  const opened = new ClosingStack();
  try {
    const { db, close } = await openPostgresDatabase(settings.databaseUrl, database);
    opened.defer(close);
    const store = await openStore(settings.store, opened);
    const queue = await openRedisQueue(settings.redisUrl, {
      keyPrefix: settings.redisPrefix,
      allowVolatile: settings.allowVolatile,
      telemetry: telemetry?.bull,
    });
    opened.defer(() => queue.close());
    return { db, store, queue, [Symbol.asyncDispose]: () => opened.close() };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function openStore(address: StoreAddress, opened: ClosingStack): Promise<ObjectStore> {
  if (address.kind === "folder") return new FolderStore(address.folder);
  const { kind: _, ...options } = address;
  return opened.use(await openS3Store(options));
}
