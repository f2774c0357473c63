import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { openPostgresDatabase } from "@kvsweep/metrics/database";
import { sweepProgress } from "@kvsweep/sweep/ledger";
import { Redis } from "ioredis";
import { expect, test } from "vitest";
import { noFleet, openWorkerFleet, type WorkerFleet } from "../src/testing/open-worker-fleet.ts";

const skipped = noFleet();
const infra = join(import.meta.dirname, "../../../infra");
const password = "a-workers-own";

/** Gives the worker's role and user what the shipped files give them, and returns the URLs of both servers. */
async function worker({ postgres, redis }: WorkerFleet) {
  const psql = (file: string, ...variables: string[]) =>
    promisify(execFile)("psql", [
      postgres.url,
      "-v",
      "ON_ERROR_STOP=1",
      ...variables,
      "-f",
      join(infra, "postgres", file),
    ]);
  await psql("roles.sql", "-v", `worker_password=${password}`, "-v", "coordinator_password=another");
  await psql("worker-rights.sql");
  const acl = readFileSync(join(infra, "redis/users.acl"), "utf8");
  const [, rules = ""] = /^user worker (.*)$/m.exec(acl) ?? [];
  const admin = new Redis(redis.url);
  await admin.call("ACL", "SETUSER", "worker", ...rules.replace(">PASSWORD", `>${password}`).split(" "));
  await admin.quit();
  const as = (url: string, user: string) => Object.assign(new URL(url), { username: user, password }).href;
  return { databaseUrl: as(postgres.url, "kvsweep_worker"), redisUrl: as(redis.url, "worker") };
}

test.skipIf(skipped)("a worker does all of its work with the rights that are shipped for it", async () => {
  const fleet = await openWorkerFleet();
  const { databaseUrl, redisUrl } = await worker(fleet);
  const sweep = await fleet.record({ images: 4 });
  const one = fleet.start(["--id", "w1"], { KVSWEEP_DATABASE_URL: databaseUrl, KVSWEEP_REDIS_URL: redisUrl });
  await fleet.done(sweep, 8);
  one.kill("SIGTERM");
  expect(await one.ended).toMatchObject({
    code: 0,
    output: expect.not.stringMatching(/permission denied|NOPERM/),
  });
  expect(await sweepProgress(fleet.db, sweep)).toMatchObject({ done: 8, failed: 0 });
  expect(await fleet.rows("select state from kvsweep.workers")).toEqual([{ state: "stopped" }]);
});

test.skipIf(skipped)(
  "a stolen worker's login reaches no token, no result, no sweep's plan and no other key",
  async () => {
    const fleet = await openWorkerFleet();
    const { databaseUrl, redisUrl } = await worker(fleet);
    await using database = await openPostgresDatabase(databaseUrl, { poolSize: 1 });
    const forbidden = [
      "select * from kvsweep.tokens",
      "insert into kvsweep.tokens (name, role, hash) values ('a', 'admin', 'h')",
      "select * from kvsweep.metrics",
      "select * from kvsweep.caption_counts",
      "insert into kvsweep.sweeps (id, name, file) values ('a', 'a', 'a')",
      "update kvsweep.sweeps set state = 'cancelled'",
      "update kvsweep.units set cell_ids = '{}'",
      "delete from kvsweep.items",
      "delete from kvsweep.events",
      "update kvsweep.events set worker_id = 'another'",
      "drop table kvsweep.items",
      "create table kvsweep.mine (a int)",
      "create role mine",
    ];
    for (const statement of forbidden) {
      const refused = await database.db.execute(statement).catch((error: unknown) => error);
      expect([statement, refused]).toMatchObject([statement, { cause: { code: "42501" } }]);
    }
    const redis = new Redis(redisUrl);
    for (const command of [
      ["FLUSHALL"],
      ["CONFIG", "GET", "*"],
      ["KEYS", "*"],
      ["SET", "other", "1"],
      ["ACL", "LIST"],
    ]) {
      const [name = "", ...args] = command;
      await expect(redis.call(name, ...args)).rejects.toThrow("NOPERM");
    }
    await redis.quit();
  },
);
