import { checkMigrations, migrateDatabase } from "@kvsweep/metrics/database";
import { cannotStart, startPostgres, startRedis } from "@kvsweep/servers";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { openFleet } from "./open-fleet.ts";

const reason = cannotStart("postgres") ?? cannotStart("redis");

test.skipIf(reason !== undefined)("openFleet() opens ledger, queue and captions", async () => {
  await using postgres = await startPostgres();
  await using redis = await startRedis();
  const settings = {
    databaseUrl: postgres.url,
    redisUrl: redis.url,
    redisPrefix: "test",
    allowVolatile: false,
    store: { kind: "folder", folder: temporaryFolder() },
  } as const;
  await using fleet = await openFleet({ settings, applicationName: "kvsweep test" });
  await migrateDatabase(fleet.db);
  await checkMigrations(fleet.db);
  await fleet.store.put("captions/a", new Uint8Array([1]));
  expect(await fleet.queue.createQueue("units-a").getJobs()).toEqual([]);

  await redis.kill("SIGKILL");
  const refused = openFleet({ settings, applicationName: "kvsweep test" });
  await expect(refused).rejects.toMatchObject({ name: "QueueError", retry: true });
});
