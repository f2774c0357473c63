import { appendFileSync, cpSync } from "node:fs";
import { join } from "node:path";
import { cannotStart, startS3 } from "@kvsweep/servers";
import { sweepProgress } from "@kvsweep/sweep/ledger";
import { expect, onTestFinished, test, vi } from "vitest";
import { isAlive } from "../src/testing/is-alive.ts";
import { noFleet, openWorkerFleet } from "../src/testing/open-worker-fleet.ts";
import { scenesBenchmark, scenesModel } from "../src/testing/paths.ts";

const skipped = noFleet();
const noS3 = cannotStart("s3");
if (noS3 !== undefined) console.warn(`NOT TESTED ON S3: ${noS3}`);
const fake = (milliseconds: number) => ({ KVSWEEP_FAKE_DECODER: String(milliseconds) });

test.skipIf(skipped ?? noS3)(
  "two workers finish a sweep on PostgreSQL, Redis and S3, and end when there has been nothing to do",
  { timeout: 120_000 },
  async () => {
    const s3 = await startS3({ bucket: "captions" });
    onTestFinished(async () => s3[Symbol.asyncDispose]());
    const fleet = await openWorkerFleet({
      KVSWEEP_STORE: `s3://${s3.bucket}/of-workers`,
      KVSWEEP_S3_ENDPOINT: s3.endpoint,
      KVSWEEP_S3_REGION: s3.region,
      AWS_ACCESS_KEY_ID: s3.accessKeyId,
      AWS_SECRET_ACCESS_KEY: s3.secretAccessKey,
    });
    const benchmarks = join(fleet.folder, "data");
    cpSync(scenesBenchmark, join(benchmarks, "scenes"), { recursive: true });
    const sweep = await fleet.record({ images: 12 });
    const workers = ["w1", "w2"].map((id) =>
      fleet.start(["--id", id, "--benchmarks", benchmarks, "--idle-exit", "5"]),
    );
    await fleet.done(sweep, 24);
    for (const worker of workers) {
      const { code, output } = await worker.ended;
      expect(code).toBe(0);
      expect(output).toMatch(/"msg":"stopped"/);
      expect(output).not.toContain(s3.secretAccessKey);
    }
    expect(await sweepProgress(fleet.db, sweep)).toEqual({ expected: 24, done: 24, failed: 0, pending: 0 });
    expect(await fleet.rows("select id, state from kvsweep.workers order by id")).toEqual([
      { id: "w1", state: "stopped" },
      { id: "w2", state: "stopped" },
    ]);
    expect(await fleet.rows("select count(*)::int as tests from kvsweep.self_tests")).toEqual([{ tests: 1 }]);
  },
);

test.skipIf(skipped)(
  "a worker's lines say whose units they are about, and its metrics count them",
  async () => {
    const fleet = await openWorkerFleet();
    const sweep = await fleet.record({ images: 8, engine: "fake" });
    const worker = fleet.start(["--id", "w1"], fake(1));
    await fleet.done(sweep, 16);
    const line = new RegExp(`"worker":"w1","unit":"u[0-9a-f]+","sweep":"${sweep}","attempt":1`);
    await worker.hasSaid(new RegExp(`${line.source}.*"claimed a unit"`));
    await worker.hasSaid(new RegExp(`${line.source},"done":\\d.*"committed a batch"`));
    await worker.hasSaid(new RegExp(`${line.source},"outcome":"finished"`));
    expect(await worker.ask("/readyz")).toEqual([200, '{"status":"ok"}']);
    expect(await worker.ask("/healthz")).toEqual([200, '{"status":"ok"}']);
    const [, metrics] = await worker.ask("/metrics");
    expect(metrics).toContain('kvsweep_worker_captions_total{outcome="done"} 16\n');
    expect(metrics).toContain('kvsweep_worker_units_total{outcome="finished"} 4\n');
    expect(metrics).toContain('kvsweep_worker_state{state="ready"} 1\n');
    expect(metrics).toContain("process_cpu_seconds_total");
  },
);

test.skipIf(skipped)(
  "a worker that is told to go under load claims nothing more, commits what is in flight and gives the rest back at once",
  { timeout: 120_000 },
  async () => {
    const fleet = await openWorkerFleet();
    const sweep = await fleet.record({ images: 200, engine: "fake", rowsPerUnit: 8 });
    const leaving = fleet.start(["--id", "leaving", "--lease", "60"], fake(20));
    await fleet.done(sweep, 24);
    const [now] = await fleet.rows("select now() + interval '1 second' as second_later");
    leaving.kill("SIGTERM");
    await vi.waitFor(async () => expect((await leaving.ask("/readyz"))[1]).toContain("draining"), 2_000);
    const { code, output } = await leaving.ended;
    expect(code).toBe(0);
    expect(output).toMatch(/"msg":"stopped"/);
    expect(await fleet.rows("select state from kvsweep.workers")).toEqual([{ state: "stopped" }]);
    const later = `kind = 'claimed' and at > '${new Date(String(now?.["second_later"])).toISOString()}'`;
    expect(await fleet.rows(`select * from kvsweep.events where worker_id = 'leaving' and ${later}`)).toEqual(
      [],
    );
    expect(await fleet.rows("select id from kvsweep.units where lease_until is not null")).toEqual([]);
    const staying = fleet.start(["--id", "staying"], fake(1));
    await fleet.done(sweep, 400);
    expect(await fleet.rows("select 1 from kvsweep.items where state <> 'done' or crashes > 0")).toEqual([]);
    staying.kill("SIGTERM");
    expect(await staying.ended).toMatchObject({ code: 0 });
  },
);

test.skipIf(skipped)(
  "a second signal ends a worker at once, by a code that says what was in flight, and its model child with it",
  async () => {
    const fleet = await openWorkerFleet();
    await fleet.record({ images: 4, engine: "fake" });
    const worker = fleet.start([], fake(5_000));
    await worker.hasSaid(/"claimed a unit"/);
    const decodes = async () => (await worker.ask("/metrics"))[1];
    await vi.waitFor(async () => expect(await decodes()).toMatch(/batches_in_flight [12]/), 10_000);
    const child = worker.childPid() ?? 0;
    expect(isAlive(child)).toBe(true);
    worker.kill("SIGTERM");
    await worker.hasSaid(/"draining"/);
    worker.kill("SIGTERM");
    expect(await worker.ended).toMatchObject({
      code: 143,
      output: expect.stringContaining("a second SIGTERM"),
    });
    await vi.waitFor(() => expect(isAlive(child)).toBe(false), 5_000);
  },
);

test.skipIf(skipped)("a model child that is killed costs its batch a try, and nothing else", async () => {
  const fleet = await openWorkerFleet();
  const sweep = await fleet.record({ images: 40, engine: "fake" });
  const worker = fleet.start([], fake(20));
  await fleet.done(sweep, 8);
  const first = worker.childPid() ?? 0;
  process.kill(first, "SIGKILL");
  await fleet.done(sweep, 80);
  expect(worker.childPid()).not.toBe(first);
  expect((await worker.ask("/metrics"))[1]).toContain("kvsweep_worker_child_deaths_total 1\n");
  expect(await sweepProgress(fleet.db, sweep)).toMatchObject({ failed: 0, pending: 0 });
});

test.skipIf(skipped)("a worker of another engine takes nothing", async () => {
  const fleet = await openWorkerFleet();
  await fleet.record({ images: 4 });
  const { code } = await fleet.start(["--idle-exit", "2"], fake(1)).ended;
  expect(code).toBe(0);
  expect(await fleet.rows("select distinct attempt from kvsweep.units")).toEqual([{ attempt: 0 }]);
});

test.skipIf(skipped)(
  "a worker whose self-test differs takes no units, is not ready and raises an alarm",
  async () => {
    const fleet = await openWorkerFleet();
    await fleet.record({ images: 4, engine: "fake" });
    await fleet.start(["--check"], fake(1)).ended;
    await fleet.rows("update kvsweep.self_tests set hash = 'that of another machine'");
    const worker = fleet.start(["--id", "odd", "--idle-exit", "4"], fake(1));
    await worker.hasSaid(/"takes no units of this model"/);
    const [status, text] = await worker.ask("/readyz");
    expect([status, text]).toEqual([503, expect.stringContaining("differs from that of the fleet's first")]);
    await vi.waitFor(async () =>
      expect(
        await fleet.rows("select worker_id, details from kvsweep.events where kind = 'alarm'"),
      ).toMatchObject([
        { worker_id: "odd", details: { model: "scenes-vlm", problem: expect.stringContaining("self-test") } },
      ]),
    );
    expect(await fleet.rows("select distinct attempt from kvsweep.units")).toEqual([{ attempt: 0 }]);
  },
);

test.skipIf(skipped)(
  "a worker of two models works through one's units before it loads the other, and holds no unit when it leaves the first",
  { timeout: 120_000 },
  async () => {
    const fleet = await openWorkerFleet();
    const models = ["first", "second"].map((name) => join(fleet.folder, "models", name));
    for (const [turn, folder] of models.entries()) {
      cpSync(scenesModel, folder, { recursive: true });
      // Another fingerprint each.
      appendFileSync(join(folder, "config.json"), " ".repeat(turn));
    }
    const sweep = await fleet.record({ images: 12, engine: "fake", models });
    const worker = fleet.start(["--models", join(fleet.folder, "models")], fake(5));
    await fleet.done(sweep, 48);
    expect(worker.output.match(/"takes units"/g)).toHaveLength(2);
    const claims = await fleet.rows(
      "select u.model from kvsweep.events e join kvsweep.units u on u.id = e.unit_id where kind = 'claimed' order by e.id",
    );
    const order = claims.map(({ model }) => model);
    const half = order.length / 2;
    expect([new Set(order.slice(0, half)).size, new Set(order.slice(half)).size]).toEqual([1, 1]);
    expect(await fleet.rows("select distinct attempt from kvsweep.units")).toEqual([{ attempt: 1 }]);
  },
);

test.skipIf(skipped)(
  "a worker that is told to go while it loads a model takes nothing, and goes",
  async () => {
    const fleet = await openWorkerFleet();
    await fleet.record({ images: 4, engine: "fake" });
    const worker = fleet.start([], fake(2_000));
    await worker.hasSaid(/"started"/);
    worker.kill("SIGTERM");
    expect(await worker.ended).toMatchObject({ code: 0, output: expect.stringContaining('"msg":"stopped"') });
    expect(await fleet.rows("select distinct attempt from kvsweep.units")).toEqual([{ attempt: 0 }]);
  },
);
