import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { openPostgresDatabase } from "@kvsweep/metrics/database";
import { startPostgres, startRedis, startS3 } from "@kvsweep/servers";
import { sql } from "drizzle-orm";
import { cpuSeconds } from "./cpu-seconds.ts";
import type { Measured } from "./figures.ts";
import { printFigures } from "./figures.ts";

/** Milliseconds that the fake decoder sleeps a caption, and captions of each worker. */
const perCaption = 50;
const perWorker = 300;
const workerCounts = [1, 2, 4, 8];

const root = join(import.meta.dirname, "../../../..");
const folder = mkdtempSync(join(tmpdir(), "kvsweep-scale-"));
await using postgres = await startPostgres();
await using redis = await startRedis();
await using s3 = await startS3({ bucket: "captions" });
await using database = await openPostgresDatabase(postgres.url, { poolSize: 1 });
const env = {
  PATH: "/usr/bin:/bin",
  KVSWEEP_DATABASE_URL: postgres.url,
  KVSWEEP_REDIS_URL: redis.url,
  KVSWEEP_STORE: `s3://${s3.bucket}/scale`,
  KVSWEEP_S3_ENDPOINT: s3.endpoint,
  KVSWEEP_S3_REGION: s3.region,
  AWS_ACCESS_KEY_ID: s3.accessKeyId,
  AWS_SECRET_ACCESS_KEY: s3.secretAccessKey,
  KVSWEEP_FAKE_DECODER: String(perCaption),
  KVSWEEP_CACHE: join(folder, "cache"),
};
const start = (app: string, args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [join(root, "apps", app), ...args], { env, stdio: ["ignore", "ignore", "pipe"] });
const coordinator = start("coordinator/bin/kvsweep.js", ["serve", "--port", "0", "--log-level", "silent"]);
const url = await listening(coordinator);
const servers = [postgres.pid, redis.pid, s3.pid, coordinator.pid ?? 0];

const rows: Measured[] = [];
let alone = 0;
for (const count of workerCounts) {
  const workers = Array.from({ length: count }, (_, index) =>
    start("worker/bin/kvsweep-worker.js", ["--id", `of-${count}-${index}`, "--log-level", "silent"]),
  );
  await ready(count);
  const pids = [...servers, ...workers.map(({ pid = 0 }) => pid)];
  const before = cpuSeconds(pids, /fake-main/);
  const captions = await sweep(count);
  const spent = cpuSeconds(pids, /fake-main/) - before;
  const { rows: taken } = await database.db.execute<{ seconds: number }>(sql`
    select extract(epoch from max(at) filter (where kind = 'committed') - min(at) filter (where kind = 'claimed'))::float8
      as seconds
    from kvsweep.events where sweep_id = (select id from kvsweep.sweeps order by created_at desc limit 1)`);
  const rate = captions / (taken[0]?.seconds ?? Number.NaN);
  alone ||= rate;
  rows.push(
    {
      what: `${count} workers, fake decoder of ${perCaption} ms: share of ${count} times one`,
      ...{ unit: "%", atLeast: 90, value: (100 * rate) / (alone * count) },
    },
    {
      what: `${count} workers: processor time a caption outside of the decoders`,
      ...{ unit: "ms", must: count === 1 ? 1 : Number.POSITIVE_INFINITY, value: (1000 * spent) / captions },
    },
  );
  for (const worker of workers) {
    worker.kill("SIGTERM");
    await once(worker, "exit");
  }
}
coordinator.kill("SIGTERM");
await once(coordinator, "exit");
rmSync(folder, { recursive: true });
process.stderr.write(`${availableParallelism()} cores\n`);
printFigures(rows);

async function listening(program: ChildProcess): Promise<string> {
  let said = "";
  for await (const chunk of program.stderr ?? []) {
    said += String(chunk);
    const [, found] = /listens at (http:\S+);/.exec(said) ?? [];
    if (found) return found;
  }
  throw new Error(`Cannot measure: the coordinator said ${said}`);
}

async function ready(count: number): Promise<void> {
  for (;;) {
    const workers = (await (await fetch(`${url}/v1/workers`)).json()) as { id: string; state: string }[];
    if (
      workers.filter(({ id, state }) => id.startsWith(`of-${count}-`) && state === "ready").length === count
    )
      return;
    await delay(200);
  }
}

/** Submits a sweep of so many workers' captions, and resolves to their number when all are made. */
async function sweep(count: number): Promise<number> {
  const cells = (perWorker * count) / 100;
  const lambdas = Array.from({ length: cells }, (_, cell) => (cell / 100 + 0.1).toFixed(2));
  const body = `name: scale-${count}
model: scenes-vlm
benchmark: scenes
methods: [{ method: kvsmooth, layers: [1, 8], lambdaRef: [${lambdas.join(", ")}] }]
decoding: { maxNewTokens: ${count + 1} }
samples: { limit: 100 }
`;
  const headers = { "content-type": "application/yaml" };
  await fetch(`${url}/v1/sweeps?rows=6`, { method: "POST", headers, body });
  for (;;) {
    const { done } = (await (await fetch(`${url}/v1/sweeps/latest`)).json()) as { done: number };
    if (done === cells * 100) return done;
    await delay(500);
  }
}
