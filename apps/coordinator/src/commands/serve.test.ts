import { cannotStart, startPostgres, startRedis } from "@kvsweep/servers";
import { expect, onTestFinished, test } from "vitest";
import { repository } from "../testing/kvsweep.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { type ServeOptions, serve } from "./serve.ts";

const reason = cannotStart("postgres") ?? cannotStart("redis");

async function openServers(redisOptions: Parameters<typeof startRedis>[0] = {}): Promise<ServeOptions> {
  const postgres = await startPostgres();
  const redis = await startRedis(redisOptions);
  onTestFinished(async () => {
    await postgres[Symbol.asyncDispose]();
    await redis[Symbol.asyncDispose]();
  });
  const fleet = {
    ...{ databaseUrl: postgres.url, redisUrl: redis.url, redisPrefix: "test", allowVolatile: false },
    store: { kind: "folder", folder: temporaryFolder() },
  } as const;
  return {
    ...{ fleet, host: "127.0.0.1", port: 0, highWater: 10, interval: 1, scoreInterval: 1, models: [] },
    ...{ bundled: repository, logLevel: "silent", variables: {}, isFake: false },
  };
}

test.skipIf(reason !== undefined)("serve() does not listen to other machines without a token", async () => {
  const options = await openServers();
  await expect(serve({ ...options, host: "0.0.0.0" }, new RecordingTerminal())).rejects.toMatchObject({
    message: "Cannot serve at 0.0.0.0: other machines reach it, and no token is set",
    advice: expect.stringContaining("kvsweep tokens create"),
  });
});

test.skipIf(reason !== undefined).each([
  [{ appendOnly: false }, "append"],
  [{ maxmemoryPolicy: "allkeys-lru" as const }, "maxmemory-policy"],
])("serve() refuses a Redis with %j, which would lose jobs", async (redis, problem) => {
  const options = await openServers(redis);
  await expect(serve(options, new RecordingTerminal())).rejects.toMatchObject({
    name: "QueueError",
    message: expect.stringContaining(problem),
  });
});

test.skipIf(reason !== undefined)("serve() serves until it is told to stop", async () => {
  const terminal = new RecordingTerminal();
  const serving = serve(await openServers(), terminal);
  while (!terminal.said.includes("listens at")) await new Promise((resolve) => setTimeout(resolve, 50));
  const [, url = ""] = /listens at (http:\S+);/.exec(terminal.said) ?? [];
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  process.emit("SIGTERM", "SIGTERM");
  expect(await serving).toBe(0);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
});
