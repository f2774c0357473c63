import { inspect } from "node:util";
import { cannotStart, type RedisServer, startRedis } from "@kvsweep/servers";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { QueueError } from "../errors.ts";
import { startRelay } from "../testing/relay.ts";
import { enqueueUnits } from "./enqueue-units.ts";
import { openRedisQueue, type RedisQueueOptions } from "./open-redis-queue.ts";

/** What opening failed with, after a look that it tells no secret. */
async function refusal(url: string, options?: RedisQueueOptions): Promise<QueueError> {
  const outcome = await openRedisQueue(url, options).catch((error: unknown) => error);
  if (!(outcome instanceof QueueError)) throw new Error(`no refusal: ${inspect(outcome)}`);
  const [, password] = /:([^:@]+)@/.exec(url) ?? [];
  if (password !== undefined)
    expect(inspect(outcome, { depth: null, showHidden: true })).not.toContain(password);
  return outcome;
}

test("openRedisQueue() says that nothing listens there", async () => {
  const error = await refusal("redis://me:h1dden@127.0.0.1:1/2");
  expect(error.message).toBe(
    "Cannot open the queue at redis://127.0.0.1:1/2: nothing listens there (ECONNREFUSED)",
  );
  expect(error).toMatchObject({ retry: true, advice: expect.stringContaining("Start the server") });
});

test("openRedisQueue() tells nothing of a URL that it cannot read", async () => {
  const error = await refusal("redis://me:h1dden@[::/0");
  expect(error.message).toBe("Cannot open the queue at redis://[::/0: Invalid URL");
});

describe.skipIf(cannotStart("redis"))("on a server", () => {
  let server: RedisServer;
  let admin: Redis;
  let changed: string[] = [];
  beforeAll(async () => {
    server = await startRedis();
    admin = new Redis(server.url);
  });
  afterAll(async () => {
    await admin.quit();
    await server[Symbol.asyncDispose]();
  });
  /** Settings that the next test does not have. */
  const set = async (name: string, value: string) => {
    const [, before = ""] = Object.values(await admin.config("GET", name))
      .flat()
      .map(String);
    changed = [name, before];
    await admin.config("SET", name, value);
  };
  afterEach(async () => {
    const [name, value] = changed.splice(0);
    if (name !== undefined && value !== undefined) await admin.config("SET", name, value);
  });
  const withUser = (user: string) => server.url.replace(/\/\/.*@/, `//${user}@`);

  test.each([
    [":wr0ng-one", "it does not accept this user and password"],
    ["nobody:wr0ng-one", "it does not accept this user and password"],
  ])("openRedisQueue() as %s is refused", async (user, problem) => {
    const error = await refusal(withUser(user));
    expect(error.message).toMatch(
      new RegExp(`^Cannot open the queue at redis://127.0.0.1:\\d+: ${problem}$`),
    );
    expect(error.retry).toBe(false);
  });

  test("openRedisQueue() without the password that is asked for", async () => {
    const error = await refusal(server.url.replace(/\/\/.*@/, "//"));
    expect(error).toMatchObject({ message: expect.stringContaining("asks for a password"), retry: false });
  });

  test("openRedisQueue() as a user without rights", async () => {
    await admin.call("ACL", "SETUSER", "reader", "on", ">r3ader", "+ping", "+client", "+hello");
    const error = await refusal(withUser("reader:r3ader"));
    expect(error).toMatchObject({ message: expect.stringContaining("its user lacks rights"), retry: false });
  });

  test("openRedisQueue() refuses a server that may evict keys", async () => {
    await set("maxmemory-policy", "allkeys-lru");
    const error = await refusal(server.url, { allowVolatile: true });
    expect(error.message).toContain("its maxmemory-policy is allkeys-lru");
    expect(error.advice).toContain("maxmemory-policy noeviction");
  });

  test("openRedisQueue() refuses a server without an append-only file, unless that is allowed", async () => {
    await set("appendonly", "no");
    const error = await refusal(server.url);
    expect(error.message).toContain("it keeps no append-only file");
    expect(error.advice).toContain("appendonly yes");
    await (await openRedisQueue(server.url, { allowVolatile: true })).close();
  });

  test("openRedisQueue() of a server without connections left is worth another try", async () => {
    await set("maxclients", "1");
    const error = await refusal(server.url);
    // It may hang up before its answer is read.
    expect(error.message).toMatch(/it has no connection left|it closed the connection/);
    expect(error.retry).toBe(true);
  });

  test("openRedisQueue() refuses a replica, which may become the primary", async () => {
    await using replica = await startRedis();
    const client = new Redis(replica.url);
    await client.replicaof("127.0.0.1", 1);
    const error = await refusal(replica.url);
    expect(error).toMatchObject({ message: expect.stringContaining("it is a replica"), retry: true });
    await client.quit();
  });

  test("openRedisQueue() refuses a server that is too old", async () => {
    await using old = await startRelay(server.url, (bytes) =>
      bytes.toString("latin1").replaceAll(/redis_version:\d+\.\d+/g, "redis_version:6.0"),
    );
    const error = await refusal(old.url);
    expect(error.message).toMatch(/its version is 6\.0\.\d+, and the queue needs 6\.2 or newer$/);
  });

  test("openRedisQueue() of a server that does not answer fails in bounded time", async () => {
    await using relay = await startRelay(server.url);
    relay.hold();
    const start = performance.now();
    const error = await refusal(relay.url, { commandTimeout: 300 });
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(error).toMatchObject({ message: expect.stringContaining("does not answer"), retry: true });
  });

  test("a call on a queue whose server has vanished fails in bounded time, also on one made meanwhile", async () => {
    await using relay = await startRelay(server.url);
    await using connection = await openRedisQueue(relay.url, { commandTimeout: 300, keyPrefix: "vanished" });
    const queue = connection.createQueue("units");
    await enqueueUnits(queue, [{ id: "u01" }]);
    relay.hold();
    const start = performance.now();
    for (const one of [queue, connection.createQueue("others")])
      await expect(enqueueUnits(one, [{ id: "u02" }])).rejects.toThrow("Command timed out");
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  test("every key begins with the prefix, a job is below 1 kB, and events are capped", async () => {
    await admin.flushall();
    await using connection = await openRedisQueue(server.url, { keyPrefix: "mine" });
    const queue = connection.createQueue("units-m");
    // A queue notes its cap when it is opened, without anybody waiting for it.
    await vi.waitFor(async () => {
      expect(await admin.hget("{mine}:units-m:meta", "opts.maxLenEvents")).toBe("1000");
    });
    const units = Array.from({ length: 3_000 }, (_, n) => ({ id: `u${n.toString(16).padStart(64, "0")}` }));
    await enqueueUnits(queue, units);
    const keys = await admin.keys("*");
    expect(keys.filter((key) => !key.startsWith("{mine}:units-m"))).toEqual([]);
    const job = await admin.memory("USAGE", `{mine}:units-m:${units[0]?.id}`);
    expect(job).toBeGreaterThan(100);
    expect(job).toBeLessThan(1_000);
    expect(await admin.xlen("{mine}:units-m:events")).toBeLessThan(1_200);
  });

  test("units are queued anew after somebody has emptied the server", async () => {
    await using connection = await openRedisQueue(server.url, { keyPrefix: "emptied" });
    const queue = connection.createQueue("units");
    await enqueueUnits(queue, [{ id: "u01" }]);
    await admin.flushall();
    expect(await queue.getJobCounts("waiting")).toEqual({ waiting: 0 });
    const done = new Promise<string>((resolve) => {
      connection.createWorker("units", async ({ unitId }) => resolve(unitId));
    });
    await enqueueUnits(queue, [{ id: "u01" }]);
    expect(await done).toBe("u01");
  });
});
