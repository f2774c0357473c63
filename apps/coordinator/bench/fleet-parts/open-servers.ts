import { type Database, migrateDatabase, openPostgresDatabase } from "@kvsweep/metrics/database";
import { startPostgres, startRedis } from "@kvsweep/servers";
import { ClosingStack } from "@kvsweep/sweep";
import { openRedisQueue, type QueueConnection } from "@kvsweep/sweep/queue";

export interface Servers extends AsyncDisposable {
  readonly db: Database;
  readonly connection: QueueConnection;
  readonly redisUrl: string;
}

/** An empty ledger whose commits wait for the disk, and an empty Redis with its append-only file. */
export async function openServers(): Promise<Servers> {
  const stack = new ClosingStack();
  const closed = <Opened extends AsyncDisposable>(opened: Opened): Opened => {
    stack.defer(async () => opened[Symbol.asyncDispose]());
    return opened;
  };
  const postgres = closed(await startPostgres({ fsync: true }));
  const redis = closed(await startRedis());
  const { db } = closed(await openPostgresDatabase(postgres.url));
  await migrateDatabase(db);
  const connection = closed(await openRedisQueue(redis.url));
  return { db, connection, redisUrl: redis.url, [Symbol.asyncDispose]: () => stack.close() };
}
