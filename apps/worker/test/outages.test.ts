import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { cannotStart, startS3 } from "@kvsweep/servers";
import { sweepProgress } from "@kvsweep/sweep/ledger";
import { expect, onTestFinished, test, vi } from "vitest";
import { noFleet, openWorkerFleet, type WorkerFleet } from "../src/testing/open-worker-fleet.ts";
import type { WorkerProcess } from "../src/testing/worker-process.ts";

const skipped = noFleet();
const noS3 = cannotStart("s3");
const fake = { KVSWEEP_FAKE_DECODER: "20" };

const spooled = ({ folder }: WorkerFleet) =>
  readdirSync(join(folder, "cache/spool")).filter((name) => name.endsWith(".batch"));
const isReady = async (worker: WorkerProcess) => (await worker.ask("/readyz"))[0] === 200;

/** Every caption is done by one try that nobody disturbed, and nothing waits on disk any more. */
async function expectWhole(fleet: WorkerFleet, sweep: string, captions: number): Promise<void> {
  await fleet.done(sweep, captions);
  expect(await sweepProgress(fleet.db, sweep)).toMatchObject({ done: captions, failed: 0, pending: 0 });
  expect(await fleet.rows("select 1 from kvsweep.items where crashes > 0")).toEqual([]);
  await vi.waitFor(() => expect(spooled(fleet)).toEqual([]), 10_000);
}

test.skipIf(skipped)(
  "while PostgreSQL is away what is decoded waits on disk, and is committed when it is back",
  { timeout: 120_000 },
  async () => {
    const fleet = await openWorkerFleet();
    const sweep = await fleet.record({ images: 120, engine: "fake" });
    const worker = fleet.start(["--lease", "5"], fake);
    await fleet.done(sweep, 12);
    await fleet.postgres.kill("SIGKILL");
    await worker.hasSaid(/"a batch waits for the servers"/);
    await vi.waitFor(() => expect(spooled(fleet).length).toBeGreaterThan(0), 5_000);
    await vi.waitFor(async () => expect(await isReady(worker)).toBe(false), 10_000);
    const claims = () => worker.output.match(/"claimed a unit"/g)?.length;
    const before = claims();
    await delay(3_000);
    expect(claims()).toBe(before);
    expect((await worker.ask("/healthz"))[0]).toBe(200);
    await fleet.postgres.restart();
    await expectWhole(fleet, sweep, 240);
    expect(worker.output).not.toContain("gave a unit up");
    await vi.waitFor(async () => expect(await isReady(worker)).toBe(true), 10_000);
    worker.kill("SIGTERM");
    expect(await worker.ended).toMatchObject({ code: 0 });
  },
);

test.skipIf(skipped ?? noS3)(
  "while the store is away what is decoded waits on disk, and no row points at a missing object",
  { timeout: 120_000 },
  async () => {
    const s3 = await startS3({ bucket: "captions" });
    onTestFinished(async () => s3[Symbol.asyncDispose]());
    const fleet = await openWorkerFleet({
      KVSWEEP_STORE: `s3://${s3.bucket}/outage`,
      KVSWEEP_S3_ENDPOINT: s3.endpoint,
      KVSWEEP_S3_REGION: s3.region,
      AWS_ACCESS_KEY_ID: s3.accessKeyId,
      AWS_SECRET_ACCESS_KEY: s3.secretAccessKey,
    });
    const sweep = await fleet.record({ images: 40, engine: "fake" });
    const worker = fleet.start([], fake);
    await fleet.done(sweep, 8);
    await s3.kill("SIGKILL");
    await worker.hasSaid(/"a batch waits for the servers"/);
    const { done } = await sweepProgress(fleet.db, sweep);
    await delay(1_000);
    expect((await sweepProgress(fleet.db, sweep)).done).toBe(done);
    await s3.restart();
    await expectWhole(fleet, sweep, 80);
  },
);

test.skipIf(skipped)(
  "a worker whose grace ends while PostgreSQL is away leaves its batch on disk, and the next one commits it",
  { timeout: 120_000 },
  async () => {
    const fleet = await openWorkerFleet();
    const sweep = await fleet.record({ images: 4, engine: "fake", rowsPerUnit: 8 });
    const worker = fleet.start(["--grace", "4", "--lease", "60"], { KVSWEEP_FAKE_DECODER: "250" });
    await worker.hasSaid(/"claimed a unit"/);
    await vi.waitFor(async () => expect((await worker.ask("/metrics"))[1]).toMatch(/in_flight 1/), 5_000);
    await fleet.postgres.kill("SIGKILL");
    await worker.hasSaid(/"a batch waits for the servers"/);
    worker.kill("SIGTERM");
    expect(await worker.ended).toMatchObject({
      code: 0,
      output: expect.stringContaining("captions wait in the spool"),
    });
    expect(spooled(fleet)).toHaveLength(1);
    await fleet.postgres.restart();
    const next = fleet.start([], fake);
    await next.hasSaid(/committed a batch that an earlier process had left/);
    await expectWhole(fleet, sweep, 8);
    expect(await fleet.rows("select attempt from kvsweep.units")).toEqual([{ attempt: 1 }]);
  },
);

test.skipIf(skipped)(
  "a worker waits for a Redis that is killed and comes back, and goes on",
  { timeout: 120_000 },
  async () => {
    const fleet = await openWorkerFleet();
    const sweep = await fleet.record({ images: 80, engine: "fake" });
    const worker = fleet.start(["--lease", "5"], fake);
    await fleet.done(sweep, 12);
    await fleet.redis.kill("SIGKILL");
    await worker.hasSaid(/"cannot look at the queues"/);
    await fleet.redis.restart();
    await fleet.done(sweep, 160);
    expect(await sweepProgress(fleet.db, sweep)).toMatchObject({ done: 160, failed: 0, pending: 0 });
  },
);

test.skipIf(skipped)(
  "a worker whose captions the store refuses for good ends, says why, and fails none",
  async () => {
    const fleet = await openWorkerFleet();
    writeFileSync(join(fleet.folder, "file"), "");
    const sweep = await fleet.record({ images: 2, engine: "fake" });
    const refused = { KVSWEEP_STORE: join(fleet.folder, "file"), KVSWEEP_FAKE_DECODER: "1" };
    const { code, output } = await fleet.start([], refused).ended;
    expect([code, output]).toEqual([3, expect.stringMatching(/Cannot write .*\n {2}/)]);
    expect(await sweepProgress(fleet.db, sweep)).toMatchObject({ done: 0, failed: 0, pending: 4 });
  },
);
