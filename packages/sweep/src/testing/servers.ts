import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  cannotStart as cannotStartPostgres,
  type TestServer,
} from "../../../metrics/src/database/testing/servers.ts";

export { type PostgresServer, startPostgres } from "../../../metrics/src/database/testing/servers.ts";

/** Why a server cannot be started here; undefined where it can. */
export function cannotStart(server: "postgres" | "redis"): string | undefined {
  if (server === "postgres") return cannotStartPostgres(server);
  return existsSync(program) ? undefined : "install Debian's `redis-server` (6.2 or newer)";
}

export interface RedisSettings {
  readonly appendOnly?: boolean;
  readonly maxmemoryPolicy?: string;
}

export interface RedisServer extends TestServer {
  readonly pid: number | undefined;
}

const program = "/usr/bin/redis-server";
const password = "s3cret";

/** A Redis with a password and an append-only file. */
export async function startRedis(settings: RedisSettings = {}): Promise<RedisServer> {
  const { appendOnly = true, maxmemoryPolicy = "noeviction" } = settings;
  const folder = await mkdtemp(join(tmpdir(), "kvsweep-redis-"));
  const port = await freePort();
  const all = [
    ...["--port", `${port}`, "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--requirepass", password],
    ...["--appendonly", appendOnly ? "yes" : "no", "--appendfsync", "always"],
    ...["--maxmemory-policy", maxmemoryPolicy],
  ];
  let child: ChildProcess | undefined;
  const restart = async () => {
    await kill("SIGTERM");
    child = spawn(program, all, { stdio: "ignore" });
    await listens(port);
  };
  const kill = async (signal: NodeJS.Signals = "SIGKILL") => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child?.once("exit", resolve));
    child.kill(signal);
    await ended;
  };
  await restart();
  return {
    url: `redis://:${password}@127.0.0.1:${port}`,
    get pid() {
      return child?.pid;
    },
    kill,
    restart,
    [Symbol.asyncDispose]: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

async function listens(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, "127.0.0.1");
    const isUp = await new Promise((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("error", () => resolve(false));
    });
    socket.destroy();
    if (isUp) return;
    await delay(10);
  }
}
