import { expect, test } from "vitest";
import { checkRedis } from "./check-redis.ts";

const info = (change: Record<string, string> = {}) => {
  const fields = {
    ...{ redis_version: "7.0.15", role: "master", cluster_enabled: "0" },
    ...{ maxmemory_policy: "noeviction", aof_enabled: "1" },
    ...change,
  };
  return Object.entries(fields).reduce((text, [name, value]) => `${text}${name}:${value}\r\n`, "# All\r\n");
};

test("checkRedis() has nothing against a primary with an append-only file", () => {
  expect(checkRedis(info())).toBeUndefined();
});

test.each([
  ["6.2.0", true],
  ["6.2.14", true],
  ["10.0.0", true],
  ["6.0.16", false],
  ["5.9.9", false],
  ["unknown", false],
])("checkRedis() of version %s: %s", (version, isNewEnough) => {
  expect(checkRedis(info({ redis_version: version })) === undefined).toBe(isNewEnough);
});

test.each([
  [{ redis_version: "6.0.16" }, "its version is 6.0.16, and the queue needs 6.2 or newer", false],
  [{ cluster_enabled: "1" }, "it runs in cluster mode", false],
  [{ role: "slave" }, "it is a replica", true],
  [{ maxmemory_policy: "allkeys-lru" }, "its maxmemory-policy is allkeys-lru", false],
  [{ aof_enabled: "0" }, "it keeps no append-only file", false],
])("checkRedis() of %o says why not, and whether waiting may help", (change, problem, retry) => {
  expect(checkRedis(info(change))).toMatchObject({ problem: expect.stringContaining(problem), retry });
});

test("checkRedis() takes a server without a disk where that is allowed, and no other faults then", () => {
  expect(checkRedis(info({ aof_enabled: "0" }), { allowVolatile: true })).toBeUndefined();
  expect(checkRedis(info({ maxmemory_policy: "volatile-lru" }), { allowVolatile: true })).toBeDefined();
});

test("checkRedis() takes a server for volatile that does not say what it keeps", () => {
  expect(checkRedis("redis_version:7.2.4\r\n")).toMatchObject({
    problem: expect.stringContaining("append-only"),
  });
});
