import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { engineVersion, readModelCard } from "@kvsweep/core/checkpoint";
import { benchmarkNamed } from "@kvsweep/metrics";
import { type Database, migrateDatabase, openPostgresDatabase } from "@kvsweep/metrics/database";
import {
  cannotStart,
  type PostgresServer,
  type RedisServer,
  startPostgres,
  startRedis,
} from "@kvsweep/servers";
import { ClosingStack, parseSweepFile, planSweep } from "@kvsweep/sweep";
import { owedQueues, owedUnits, recordSweep, sweepProgress } from "@kvsweep/sweep/ledger";
import { enqueueUnits, openRedisQueue, queuedUnits, type UnitQueue } from "@kvsweep/sweep/queue";
import { expect, onTestFinished, vi } from "vitest";
import { scenesBenchmark, scenesModel } from "./paths.ts";
import { WorkerProcess } from "./worker-process.ts";

/** Why no fleet can be had here; undefined where it can. Says so once, loudly. */
export function noFleet(): string | undefined {
  const reason = cannotStart("postgres") ?? cannotStart("redis");
  if (reason !== undefined) console.warn(`NOT TESTED ON A FLEET'S SERVERS: ${reason}`);
  return reason;
}

export interface RecordedSweep {
  readonly images: number;
  readonly cells?: number;
  readonly rowsPerUnit?: number;
  readonly maxNewTokens?: number;
  /** "fake" for that of the fake decoder. Default the real one. */
  readonly engine?: "fake";
  /** Folders of models. Default the bundled one. */
  readonly models?: readonly string[];
}

export interface WorkerFleet {
  readonly postgres: PostgresServer;
  readonly redis: RedisServer;
  readonly db: Database;
  /** Is removed in the end. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Plans and enters a sweep of the bundled model; its units are queued from now on, as a coordinator would. */
  readonly record: (sweep: RecordedSweep) => Promise<string>;
  readonly start: (args?: readonly string[], env?: NodeJS.ProcessEnv) => WorkerProcess;
  /** Resolves when so many captions of a sweep are done. */
  readonly done: (sweepId: string, least: number) => Promise<void>;
  /** Rows of a query on the ledger. */
  readonly rows: (query: string) => Promise<Record<string, unknown>[]>;
}

/** A fleet's real servers with an empty ledger. In the end, no worker may have told their passwords. */
export async function openWorkerFleet(store: NodeJS.ProcessEnv = {}): Promise<WorkerFleet> {
  const closing = new ClosingStack();
  onTestFinished(() => closing.close(), 60_000);
  const folder = mkdtempSync(join(tmpdir(), "kvsweep-fleet-"));
  closing.defer(() => rmSync(folder, { recursive: true, force: true }));
  const closed = <Opened extends AsyncDisposable>(opened: Opened) => {
    closing.defer(async () => opened[Symbol.asyncDispose]());
    return opened;
  };
  const postgres = closed(await startPostgres());
  const redis = closed(await startRedis());
  const { db } = closed(await openPostgresDatabase(postgres.url, { poolSize: 3 }));
  await migrateDatabase(db);
  const env = {
    KVSWEEP_DATABASE_URL: postgres.url,
    KVSWEEP_REDIS_URL: redis.url,
    KVSWEEP_STORE: join(folder, "objects"),
    KVSWEEP_CACHE: join(folder, "cache"),
    ...store,
  };
  const feeder = closed(await openFeeder(db, redis.url));
  const start: WorkerFleet["start"] = (args = [], own = {}) => {
    const worker = new WorkerProcess(["--health-port", "0", ...args], { ...env, ...own });
    closing.defer(async () => {
      await worker[Symbol.asyncDispose]();
      for (const { password } of [new URL(postgres.url), new URL(redis.url)]) {
        if (password !== "") expect(worker.output).not.toContain(password);
      }
    });
    return worker;
  };
  const record = async (sweep: RecordedSweep) => {
    const plan = await planned(sweep);
    await recordSweep(db, plan);
    feeder.begin();
    return plan.id;
  };
  const done = (sweepId: string, least: number) =>
    vi.waitFor(async () => expect((await sweepProgress(db, sweepId)).done).toBeGreaterThanOrEqual(least), {
      timeout: 50_000,
      interval: 50,
    });
  const rows = async (query: string) => (await db.execute(query)).rows;
  return { postgres, redis, db, folder, env, record, start, done, rows };
}

async function planned({ images, cells = 2, rowsPerUnit = 4, maxNewTokens = 8, ...sweep }: RecordedSweep) {
  const { engine, models = [scenesModel] } = sweep;
  const lambdas = Array.from({ length: cells }, (_, cell) => cell / 10 + 0.3);
  const text = `name: small
model: [${models.map((folder) => basename(folder)).join(", ")}]
benchmark: scenes
methods: [{ method: kvsmooth, layers: [1, 8], lambdaRef: [${lambdas.join(", ")}] }]
decoding: { maxNewTokens: ${maxNewTokens} }
samples: { limit: ${images} }
`;
  const data = await benchmarkNamed("scenes").load(scenesBenchmark);
  const sampleIds = data.samples.map(({ id }) => id);
  return planSweep({
    ...parseSweepFile(text, "small.yaml"),
    models: await Promise.all(models.map(readModelCard)),
    benchmarks: [{ name: "scenes", fingerprint: data.fingerprint, sampleIds }],
    engine: { version: engine ?? String(engineVersion), provider: "cpu", dtype: "float32" },
    rowsPerUnit,
  });
}

/** Queues what is owed and in nobody's hands, again and again: all of a coordinator that a worker sees. */
async function openFeeder(db: Database, url: string) {
  const connection = await openRedisQueue(url);
  const queues = new Map<string, UnitQueue>();
  const stop = new AbortController();
  let feeding: Promise<void> | undefined;
  const feedOnce = async () => {
    for (const name of await owedQueues(db)) {
      const queue = queues.get(name) ?? connection.createQueue(name);
      queues.set(name, queue);
      const queued = await queuedUnits(queue);
      const units = await owedUnits(db, { queue: name, queued, limit: Math.max(0, 32 - queued.length) });
      await enqueueUnits(
        queue,
        units.map(({ id }) => ({ id, priority: 1 })),
      );
    }
  };
  const feed = async () => {
    while (!stop.signal.aborted) {
      // A server may be away, which is what some tests are about.
      await feedOnce().catch(() => undefined);
      await delay(200, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  };
  return {
    begin: () => {
      feeding ??= feed();
    },
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await feeding;
      await connection.close();
    },
  };
}
