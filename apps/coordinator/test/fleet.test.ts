import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import {
  cannotStart,
  fleetVariables,
  programPath,
  startPostgres,
  startRedis,
  startS3,
} from "@kvsweep/servers";
import { ClosingStack } from "@kvsweep/sweep";
import { openS3Store } from "@kvsweep/sweep/store";
import { expect, onTestFinished, test, vi } from "vitest";
import { SweepSummary } from "../src/api/contract.ts";
import { Kvsweep, kvsweep, workerProgram } from "../src/testing/kvsweep.ts";
import { readTables, writeSmallSweep } from "../src/testing/small-sweep.ts";
import { temporaryFolder } from "../src/testing/temporary-folder.ts";

const reason = cannotStart("postgres") ?? cannotStart("redis") ?? cannotStart("s3");
if (reason !== undefined) console.warn(`NOT TESTED ON A FLEET'S SERVERS: ${reason}`);

/** PostgreSQL, Redis and S3, each of this test's own, and programs that work on them. */
async function openFleet() {
  const stack = new ClosingStack();
  onTestFinished(() => stack.close());
  const closed = <Opened extends AsyncDisposable>(opened: Opened) => {
    stack.defer(async () => opened[Symbol.asyncDispose]());
    return opened;
  };
  const postgres = closed(await startPostgres());
  const redis = closed(await startRedis());
  const s3 = closed(await startS3({ bucket: "captions" }));
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = s3;
  const env = fleetVariables({ postgres, redis, s3 }, "team");
  const start = (args: readonly string[], program?: string) => {
    const started = new Kvsweep(args, { env, ...(program && { program }) });
    stack.defer(async () => {
      started.kill("SIGKILL");
      await started.ended;
    });
    return started;
  };
  /** A coordinator, and where it listens. */
  const serve = async () => {
    const program = start(["serve", "--port", "0", "--score-interval", "1"]);
    const [, url = ""] = await program.hasSaid(/listens at (http:\S+);/);
    return { program, url };
  };
  const work = async (id: string) => {
    const spool = temporaryFolder();
    const program = start(["--id", id, "--threads", "1", "--lease", "5", "--spool", spool], workerProgram);
    await program.hasSaid(/"msg":"started"/);
    return program;
  };
  const credentials = { accessKeyId, secretAccessKey };
  const openStore = () =>
    openS3Store({ endpoint, region, bucket, prefix: "team", credentials, forcePathStyle: true });
  /** The client programs of that PostgreSQL. */
  const onLedger = (program: "pg_dump" | "pg_restore" | "psql", ...args: string[]) =>
    promisify(execFile)(join(dirname(programPath("postgres")), program), ["--dbname", postgres.url, ...args]);
  return { env, serve, work, openStore, onLedger };
}

test.skipIf(reason !== undefined)(
  "a sweep on a fleet ends in the tables of a run on one machine, though programs are killed and its ledger is restored",
  async () => {
    const file = writeSmallSweep(temporaryFolder());
    const alone = join(temporaryFolder(), "alone");
    expect(await kvsweep("run", file, "--state", alone, "--rows", "8")).toMatchObject({ code: 0 });

    const fleet = await openFleet();
    const [first, second] = [await fleet.serve(), await fleet.serve()];
    const { url } = second;
    const ask = async (...args: string[]) => {
      const { stdout, code, stderr } = await new Kvsweep([...args, "--server", url]).ended;
      return { stdout, code, stderr };
    };
    const done = async () => SweepSummary.parse(await (await fetch(`${url}/v1/sweeps/small`)).json()).done;
    const submitted = await new Kvsweep(["submit", file, "--rows", "8", "--server", first.url, "--json"])
      .ended;
    expect(JSON.parse(submitted.stdout)).toMatchObject({ isNew: true, expected: 96, units: 12 });
    const [victim, survivor] = [await fleet.work("victim"), await fleet.work("survivor")];
    await vi.waitFor(async () => expect(await done()).toBeGreaterThanOrEqual(16), 120_000);
    victim.kill("SIGKILL");
    first.program.kill("SIGKILL");
    expect(await ask("watch")).toMatchObject({ code: 0, stdout: expect.stringContaining("100 %, 96 done") });

    const tables = readTables(alone);
    expect((await ask("results", "--format", "csv")).stdout).toBe(tables["results.csv"]);
    expect((await ask("results", "--format", "json")).stdout).toBe(tables["results.json"]);
    expect((await ask("submit", file, "--json")).stdout).toContain('"isNew": false');
    expect(JSON.parse((await ask("workers", "--json", "--all")).stdout)).toMatchObject([
      { id: "survivor", state: "ready" },
      { id: "victim" },
    ]);
    const verified = await new Kvsweep(["verify", "--fleet"], { env: fleet.env }).ended;
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining("96 captions in") });

    // As docs/fleet.md has it, under a fleet that runs.
    const dump = join(temporaryFolder(), "ledger.dump");
    await fleet.onLedger("pg_dump", "--format=custom", "--schema=kvsweep", "--file", dump);
    await fleet.onLedger("psql", "--command", "truncate kvsweep.cells, kvsweep.sweeps cascade");
    expect((await ask("results", "--format", "csv")).code).toBe(2);
    await fleet.onLedger("pg_restore", "--clean", "--if-exists", dump);
    expect((await ask("results", "--format", "csv")).stdout).toBe(tables["results.csv"]);
    const restored = await new Kvsweep(["verify", "--fleet", "--repair"], { env: fleet.env }).ended;
    expect(restored).toMatchObject({ code: 0, stdout: verified.stdout });

    using store = await fleet.openStore();
    await vi.waitFor(async () => expect(await store.list("manifests/")).toHaveLength(1), 30_000);
    survivor.kill("SIGTERM");
    expect(await survivor.ended).toMatchObject({ code: 0 });
    second.program.kill("SIGTERM");
    expect(await second.program.ended).toMatchObject({ code: 0 });
  },
  300_000,
);
