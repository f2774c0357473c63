import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrateDatabase, openPostgresDatabase } from "@kvsweep/metrics/database";
import { cannotStart, startPostgres, startRedis } from "@kvsweep/servers";
import { listWorkers } from "@kvsweep/sweep/ledger";
import { expect, onTestFinished, test, vi } from "vitest";

const reason = cannotStart("postgres") ?? cannotStart("redis");
if (reason !== undefined) console.warn(`NOT TESTED ON A FLEET'S SERVERS: ${reason}`);
const program = join(import.meta.dirname, "../bin/kvsweep-worker.js");

async function openServers() {
  const postgres = await startPostgres();
  const redis = await startRedis();
  const folder = mkdtempSync(join(tmpdir(), "kvsweep-worker-"));
  onTestFinished(async () => {
    await postgres[Symbol.asyncDispose]();
    await redis[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });
  const env = {
    PATH: process.env["PATH"] ?? "",
    KVSWEEP_DATABASE_URL: postgres.url,
    KVSWEEP_REDIS_URL: redis.url,
    KVSWEEP_STORE: join(folder, "objects"),
    KVSWEEP_CACHE: join(folder, "cache"),
  };
  return { postgres, redis, env };
}

/** A worker's process. */
function startProgram(args: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [program, "--threads", "1", ...args], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data: Buffer) => (output += data.toString()));
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = once(child, "close").then(([code]: unknown[]) => ({ code, output }));
  return { child, ended, said: () => output };
}

test.skipIf(reason !== undefined)(
  "a worker refuses a database without this version's tables, then registers, and is drained by SIGTERM",
  async () => {
    const { postgres, env } = await openServers();
    const early = await startProgram([], env).ended;
    expect(early).toEqual({
      code: 3,
      output: expect.stringMatching(/lacks \d of this version's \d migrations\n.*kvsweep serve/),
    });
    await using database = await openPostgresDatabase(postgres.url);
    await migrateDatabase(database.db);
    const worker = startProgram(["--id", "w1", "--health-port", "0"], env);
    await vi.waitFor(() => expect(worker.said()).toContain('"msg":"started"'), {
      timeout: 30_000,
      interval: 50,
    });
    const port = Number(/"port":(\d+)/.exec(worker.said())?.[1]);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(503);
    worker.child.kill("SIGTERM");
    expect(await worker.ended).toMatchObject({ code: 0 });
    expect(await listWorkers(database.db)).toMatchObject([
      { id: "w1", state: "stopped", engineVersion: "2" },
    ]);
  },
);

test.skipIf(reason !== undefined)(
  "--check loads and tests every model, and a worker that computes otherwise is refused",
  async () => {
    const { postgres, env } = await openServers();
    await using database = await openPostgresDatabase(postgres.url);
    await migrateDatabase(database.db);
    expect(await startProgram(["--check"], env).ended).toMatchObject({ code: 0 });
    await database.db.execute("update kvsweep.self_tests set hash = 'another'");
    const other = await startProgram(["--check"], env).ended;
    expect(other).toMatchObject({
      code: 2,
      output: expect.stringContaining("differs from that of the fleet's first worker"),
    });
  },
);

test.skipIf(reason !== undefined)(
  "no secret is in a worker's words, whatever is wrong with its servers",
  async () => {
    const { postgres, env } = await openServers();
    const [, secret = ""] = /:([^:@]+)@/.exec(postgres.url) ?? [];
    const planted = "planted-password";
    const wrong = [
      { KVSWEEP_DATABASE_URL: postgres.url.replace(secret, planted) },
      { KVSWEEP_DATABASE_URL: `mysql://u:${planted}@h/d` },
      { KVSWEEP_REDIS_URL: env.KVSWEEP_REDIS_URL.replace(/:[^:@]+@/, `:${planted}@`) },
      { KVSWEEP_STORE: `ftp://u:${planted}@h` },
      {
        KVSWEEP_STORE: "s3://bucket",
        KVSWEEP_S3_ENDPOINT: "http://127.0.0.1:1",
        AWS_ACCESS_KEY_ID: "a",
        AWS_SECRET_ACCESS_KEY: planted,
      },
    ];
    for (const variables of wrong) {
      const { code, output } = await startProgram(["--check"], { ...env, ...variables }).ended;
      expect([2, 3]).toContain(code);
      expect(output).toMatch(/Cannot /);
      expect(output).not.toContain(planted);
      expect(output).not.toContain(secret);
    }
  },
);
