import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Redis } from "ioredis";
import { expect, onTestFinished } from "vitest";
import { startRedis } from "./redis.ts";
import { isAlive } from "./testing/is-alive.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";
import { testOn } from "./testing/test-on.ts";

const test = testOn("redis");

function connect(url: string): Redis {
  const client = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  // Servers are killed here; what that says of the connection is no test's matter.
  client.on("error", () => undefined);
  onTestFinished(() => client.disconnect());
  return client;
}

test("startRedis() gives an empty server to whoever has its password, and to nobody else", async () => {
  await using server = await startRedis();
  expect(await connect(server.url).dbsize()).toBe(0);
  const stranger = connect(`redis://127.0.0.1:${server.port}`);
  await expect(stranger.dbsize()).rejects.toThrow("NOAUTH");
});

test("what Redis acknowledged is there after kill -9 and a restart", async () => {
  await using server = await startRedis({ appendfsync: "always" });
  const client = connect(server.url);
  for (let number = 0; number < 100; number++) await client.set(`key ${number}`, number);
  await server.kill();
  await server.restart();
  expect(await client.dbsize()).toBe(100);
});

test("without its append-only file Redis forgets all when it is killed", async () => {
  await using server = await startRedis({ appendOnly: false });
  const client = connect(server.url);
  await client.set("key", "value");
  await server.kill();
  await server.restart();
  expect(await client.dbsize()).toBe(0);
});

test("startRedis() refuses writes at its memory's limit by default, as queues want it", async () => {
  await using server = await startRedis({ maxmemory: "2mb" });
  const client = connect(server.url);
  const fill = async () => {
    for (let number = 0; number < 100; number++) await client.set(`key ${number}`, "x".repeat(100_000));
  };
  await expect(fill()).rejects.toThrow("OOM");
});

test("startRedis() evicts where it is told to", async () => {
  await using server = await startRedis({ maxmemory: "2mb", maxmemoryPolicy: "allkeys-lru" });
  const client = connect(server.url);
  for (let number = 0; number < 100; number++) await client.set(`key ${number}`, "x".repeat(100_000));
  expect(await client.dbsize()).toBeLessThan(100);
});

test("startRedis() finds in a named folder what was there, password and all", async () => {
  const folder = join(temporaryFolder(), "redis");
  const first = await startRedis({ folder });
  await connect(first.url).set("key", "value");
  await first[Symbol.asyncDispose]();
  await using second = await startRedis({ folder });
  expect(await connect(second.url).get("key")).toBe("value");
  expect(new URL(second.url).password).toBe(new URL(first.url).password);
});

test("Redis shows its password in no argument", async () => {
  await using server = await startRedis();
  expect(isAlive(server.pid)).toBe(true);
  const { password } = new URL(server.url);
  expect(readFileSync(`/proc/${server.pid}/cmdline`, "utf8")).not.toContain(password);
});

test("startRedis() says what Redis has against its settings", async () => {
  await expect(startRedis({ maxmemory: "much" })).rejects.toThrow(
    /^Cannot start Redis: it ended with exit code 1; its log ends:\n.*argument must be a memory value/s,
  );
});
