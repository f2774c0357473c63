import { join } from "node:path";
import { renderResults } from "@kvsweep/metrics";
import { migrateDatabase, openPostgresDatabase } from "@kvsweep/metrics/database";
import { cannotStart, startPostgres, startRedis, startS3 } from "@kvsweep/servers";
import { ClosingStack, unitResolver } from "@kvsweep/sweep";
import { recordSweep, sweepProgress } from "@kvsweep/sweep/ledger";
import { clearQueue, openRedisQueue } from "@kvsweep/sweep/queue";
import { openS3Store } from "@kvsweep/sweep/store";
import { ModelChild, startWorker } from "@kvsweep/worker";
import { expect, test, vi } from "vitest";
import { prepareSweep } from "../src/embedded/prepare-sweep.ts";
import { score } from "../src/embedded/score.ts";
import { Reconciler } from "../src/reconcile/reconciler.ts";
import { kvsweep, repository } from "../src/testing/kvsweep.ts";
import { readTables, writeSmallSweep } from "../src/testing/small-sweep.ts";
import { temporaryFolder } from "../src/testing/temporary-folder.ts";

const reason = cannotStart("postgres") ?? cannotStart("redis") ?? cannotStart("s3");
if (reason !== undefined) console.warn(`NOT TESTED ON A FLEET'S SERVERS: ${reason}`);

/** PostgreSQL, Redis and S3, each of this test's own. */
async function openServers() {
  const stack = new ClosingStack();
  const closed = <Opened extends AsyncDisposable>(opened: Opened) => {
    stack.defer(async () => opened[Symbol.asyncDispose]());
    return opened;
  };
  const postgres = closed(await startPostgres());
  const redis = closed(await startRedis());
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = closed(
    await startS3({ bucket: "captions" }),
  );
  const credentials = { accessKeyId, secretAccessKey };
  const { db } = closed(await openPostgresDatabase(postgres.url));
  await migrateDatabase(db);
  const store = await openS3Store({ endpoint, region, bucket, credentials, forcePathStyle: true });
  stack.defer(async () => store[Symbol.dispose]());
  const connect = async () => closed(await openRedisQueue(redis.url));
  return { db, store, connect, [Symbol.asyncDispose]: () => stack.close() };
}

test.skipIf(reason !== undefined)(
  "a sweep on PostgreSQL, Redis and S3 ends in the tables of a run without servers, though a worker leaves and the queue is lost",
  async () => {
    const folder = temporaryFolder();
    const file = writeSmallSweep(folder);
    const alone = join(folder, "alone");
    expect(await kvsweep("run", file, "--state", alone, "--rows", "8")).toMatchObject({ code: 0 });

    await using servers = await openServers();
    const { db, store } = servers;
    const sweep = await prepareSweep(file, { bundled: repository, rows: 8 });
    const sweepId = sweep.plan.id;
    await recordSweep(db, sweep.plan);
    const connection = await servers.connect();
    const reconciler = new Reconciler({ db, connection, highWater: 4 });
    const queues = [...new Set(Array.from(sweep.plan.units, ({ queue }) => queue))];
    const startOne = async (workerId: string, drain: AbortSignal) => {
      const child = new ModelChild({ provider: "cpu", threads: 1 });
      const worker = startWorker({
        ...{ connection: await servers.connect(), db, store, queues, child, drain },
        ...{ threads: 1, lease: { workerId, seconds: 5 }, resolve: unitResolver(sweep) },
        onError: () => undefined,
      });
      return {
        [Symbol.asyncDispose]: async () => {
          await worker[Symbol.asyncDispose]();
          await child.close();
        },
      };
    };
    const leaves = new AbortController();
    await using _first = await startOne("w1", leaves.signal);
    await using _second = await startOne("w2", new AbortController().signal);
    const done = async (least: number) => {
      await reconciler.reconcile();
      expect((await sweepProgress(db, sweepId)).done).toBeGreaterThanOrEqual(least);
    };
    await vi.waitFor(() => done(16), { timeout: 60_000, interval: 100 });
    leaves.abort();
    await Promise.all(queues.map((name) => clearQueue(connection.createQueue(name))));
    await vi.waitFor(() => done(96), { timeout: 60_000, interval: 100 });

    const { benchmarks, file: sweepFile } = sweep;
    const results = await score({
      state: { db, store },
      sweepId,
      benchmarks,
      statistics: sweepFile.statistics,
    });
    const tables = readTables(alone);
    expect(tables["results.csv"]).toBe(renderResults(results, "csv"));
    expect(tables["results.json"]).toBe(renderResults(results, "json"));
    expect(await sweepProgress(db, sweepId)).toEqual({ expected: 96, done: 96, failed: 0, pending: 0 });
  },
);
