import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { programPath } from "./cannot-start.ts";
import { openFolder } from "./server-folder.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

export interface RedisOptions {
  /** Is made where it isn't there, and kept. Default a temporary one, which ends with the server. */
  readonly folder?: string;
  /** Whether writes go to the append-only file, and so survive the process. Default true. */
  readonly appendOnly?: boolean;
  /** When that file reaches the disk. Default "everysec". */
  readonly appendfsync?: "always" | "everysec" | "no";
  /** Such as "64mb". Default no limit. */
  readonly maxmemory?: string;
  /** Default "noeviction". */
  readonly maxmemoryPolicy?: string;
}

export interface RedisServer extends ServerProcess {
  /** With its password. */
  readonly url: string;
}

/** An empty Redis of this process's own, or that of the folder. Rejects with ServerError. */
export async function startRedis(options: RedisOptions = {}): Promise<RedisServer> {
  const program = programPath("redis");
  const folder = await openFolder("redis", options.folder);
  const settings = join(folder.path, "redis.conf");
  const server = await startServer({
    title: "Redis",
    program,
    folder,
    // A file, because everybody sees a process's arguments.
    prepare: () => writeFile(settings, redisSettings(options, folder.secret), { mode: 0o600 }),
    args: (port) => [settings, "--port", String(port)],
    stopSignal: "SIGTERM",
    isReady: (_port, log) => log.includes("Ready to accept connections"),
  });
  return Object.assign(server, { url: `redis://:${folder.secret}@127.0.0.1:${server.port}` });
}

function redisSettings(options: RedisOptions, password: string): string {
  const { appendOnly = true, appendfsync = "everysec" } = options;
  const { maxmemory = "0", maxmemoryPolicy = "noeviction" } = options;
  return [
    "bind 127.0.0.1",
    `requirepass ${password}`,
    'save ""',
    `appendonly ${appendOnly ? "yes" : "no"}`,
    `appendfsync ${appendfsync}`,
    `maxmemory ${maxmemory}`,
    `maxmemory-policy ${maxmemoryPolicy}`,
    "",
  ].join("\n");
}
