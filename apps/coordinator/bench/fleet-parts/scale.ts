import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { openPostgresDatabase } from "@kvsweep/metrics/database";
import { fleetVariables, startPostgres, startRedis, startS3 } from "@kvsweep/servers";
import { sql } from "drizzle-orm";
import { cpuSeconds } from "./cpu-seconds.ts";
import { type Measured, printFigures } from "./figures.ts";

/** Milliseconds that the fake decoder sleeps a caption, and captions of each worker. */
const milliseconds = 50;
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
  ...fleetVariables({ postgres, redis, s3 }, "scale"),
  KVSWEEP_CACHE: join(folder, "cache"),
};
const start = (app: string, args: readonly string[], perCaption: number): ChildProcess =>
  spawn(process.execPath, [join(root, "apps", app), ...args, "--log-level", "silent"], {
    env: { ...env, KVSWEEP_FAKE_DECODER: String(perCaption) },
    stdio: ["ignore", "ignore", "pipe"],
  });
// Scoring is no part of scheduling.
const serve = ["serve", "--port", "0", "--score-interval", "3600"];
const coordinator = start("coordinator/bin/kvsweep.js", serve, milliseconds);
const url = await listening(coordinator);
const servers = [postgres.pid, redis.pid, s3.pid, coordinator.pid ?? 0];

const rows: Measured[] = [];
let alone = 0;
for (const count of workerCounts) {
  const { rate } = await measure(
    { name: `of-${count}`, count, cells: (perWorker / 100) * count, images: 100, rows: 6 },
    milliseconds,
  );
  alone ||= rate;
  rows.push({
    what: `${count} workers, fake decoder of ${milliseconds} ms: share of ${count} times one`,
    ...{ unit: "%", atLeast: 90, value: (100 * rate) / (alone * count) },
  });
}
const { cost } = await measure({ name: "cost", count: 1, cells: 80, images: 200, rows: undefined }, 1);
rows.push({
  what: "processor time a caption outside of the decoder, servers included, units of 128",
  ...{ unit: "ms", must: 1, value: cost },
});
coordinator.kill("SIGTERM");
await once(coordinator, "exit");
rmSync(folder, { recursive: true });
process.stderr.write(`${availableParallelism()} cores\n`);
printFigures(rows);

interface Load {
  readonly name: string;
  /** Workers. */
  readonly count: number;
  readonly cells: number;
  readonly images: number;
  /** Captions of a unit; undefined leaves it to the planner. */
  readonly rows: number | undefined;
}

/** Captions a second from the first claim to the last commit, and processor milliseconds a caption. */
async function measure(load: Load, perCaption: number): Promise<{ rate: number; cost: number }> {
  const workers = Array.from({ length: load.count }, (_, index) =>
    start("worker/bin/kvsweep-worker.js", ["--id", `${load.name}-${index}`], perCaption),
  );
  await ready(load);
  const pids = [...servers, ...workers.map(({ pid = 0 }) => pid)];
  const before = cpuSeconds(pids, /fake-main/);
  const captions = await sweep(load);
  const spent = cpuSeconds(pids, /fake-main/) - before;
  const { rows: taken } = await database.db.execute<{ seconds: number }>(sql`
    select extract(epoch from max(at) filter (where kind = 'committed') - min(at) filter (where kind = 'claimed'))::float8
      as seconds
    from kvsweep.events where sweep_id = (select id from kvsweep.sweeps order by created_at desc limit 1)`);
  for (const worker of workers) {
    worker.kill("SIGTERM");
    await once(worker, "exit");
  }
  return { rate: captions / (taken[0]?.seconds ?? Number.NaN), cost: (1000 * spent) / captions };
}

async function listening(program: ChildProcess): Promise<string> {
  let said = "";
  for await (const chunk of program.stderr ?? []) {
    said += String(chunk);
    const [, found] = /listens at (http:\S+);/.exec(said) ?? [];
    if (found) return found;
  }
  throw new Error(`Cannot measure: the coordinator said ${said}`);
}

async function ready({ name, count }: Load): Promise<void> {
  for (;;) {
    const workers = (await (await fetch(`${url}/v1/workers`)).json()) as { id: string; state: string }[];
    if (workers.filter(({ id, state }) => id.startsWith(`${name}-`) && state === "ready").length === count)
      return;
    await delay(200);
  }
}

/** Submits a sweep and resolves to the number of its captions when all are made. */
async function sweep({ name, cells, images, rows: perUnit }: Load): Promise<number> {
  const lambdas = Array.from({ length: cells }, (_, cell) => (cell / 100 + 0.1).toFixed(2));
  const body = `name: ${name}
model: scenes-vlm
benchmark: scenes
methods: [{ method: kvsmooth, layers: [1, 8], lambdaRef: [${lambdas.join(", ")}] }]
decoding: { maxNewTokens: ${2 + rows.length} }
samples: { limit: ${images} }
`;
  const headers = { "content-type": "application/yaml" };
  await fetch(`${url}/v1/sweeps${perUnit === undefined ? "" : `?rows=${perUnit}`}`, {
    method: "POST",
    headers,
    body,
  });
  for (;;) {
    const { done } = (await (await fetch(`${url}/v1/sweeps/latest`)).json()) as { done: number };
    if (done === cells * images) return done;
    await delay(1_000);
  }
}
