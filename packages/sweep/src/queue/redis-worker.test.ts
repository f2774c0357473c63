import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { cannotStart, startRedis } from "@kvsweep/servers";
import { describe, test } from "vitest";
import { deferred } from "../testing/deferred.ts";
import { startRelay } from "../testing/relay.ts";
import { enqueueUnits } from "./enqueue-units.ts";
import { openRedisQueue } from "./open-redis-queue.ts";
import type { UnitQueue, UnitWorker } from "./queue-connection.ts";
import { connectionOptions } from "./redis-options.ts";
import { RedisWorker } from "./redis-worker.ts";

const units = [{ id: "u01" }];

/** Adds a unit as soon as the server takes it. */
async function enqueueSoon(queue: UnitQueue, unit: { id: string }): Promise<void> {
  for (;;) {
    const isAdded = await enqueueUnits(queue, [unit]).then(
      () => true,
      () => false,
    );
    if (isAdded) return;
    await delay(50);
  }
}

/** Resolves when the worker has lost a connection, or failed to get one, so often. */
function connectionsLost(worker: UnitWorker, times: number): Promise<void> {
  let left = times;
  return new Promise((resolve) => {
    worker.on("ioredis:close", () => {
      left -= 1;
      if (left === 0) resolve();
    });
  });
}

// Each with its own server, so that they wait at the same time.
describe.skipIf(cannotStart("redis")).concurrent("a worker", () => {
  test("goes on at most 5 s after its Redis is back from a kill -9", async ({ expect }) => {
    await using server = await startRedis();
    await using connection = await openRedisQueue(server.url);
    const queue = connection.createQueue("units");
    const done = new Map<string, () => void>();
    const isDone = (id: string) => new Promise<void>((resolve) => done.set(id, resolve));
    const worker = connection.createWorker("units", async ({ unitId }) => done.get(unitId)?.());
    worker.on("error", () => undefined);
    const first = isDone("u01");
    await enqueueUnits(queue, units);
    await first;
    const second = isDone("u02");
    await server.kill("SIGKILL");
    // Long enough for its tries to become rare.
    await connectionsLost(worker, 6);
    await server.restart();
    const isUp = performance.now();
    await enqueueSoon(queue, { id: "u02" });
    await second;
    expect(performance.now() - isUp).toBeLessThan(5_000);
  });

  test("that was killed in a unit leaves it to another one", async ({ expect }) => {
    await using server = await startRedis();
    await using connection = await openRedisQueue(server.url);
    const quick = { lockDuration: 2_000, stalledInterval: 500 };
    const file = fileURLToPath(new URL("../testing/lost-worker.ts", import.meta.url));
    const args = [server.url, "units", quick.lockDuration, quick.stalledInterval].map(String);
    const child = spawn(process.execPath, ["--import", "tsx", file, ...args], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await enqueueUnits(connection.createQueue("units"), units);
    const [line] = await once(child.stdout, "data");
    expect(String(line)).toBe("u01\n");
    child.kill("SIGKILL");
    await once(child, "exit");
    const isKilled = performance.now();
    const { attempt } = await new Promise<{ attempt: number }>((resolve) => {
      connection.createWorker("units", async (_job, context) => resolve(context), quick);
    });
    // A lock and two looks, the first of which only marks.
    expect(performance.now() - isKilled).toBeLessThan(2_000 + 3 * 500 + 1_000);
    expect(attempt).toBe(1);
  });

  test("whose Redis has vanished says so, and goes on when it is back", async ({ expect }) => {
    await using server = await startRedis();
    await using direct = await openRedisQueue(server.url);
    await using relay = await startRelay(server.url);
    // Just more than the 5 s for which an idle worker waits in one call.
    const connection = { url: relay.url, ...connectionOptions, socketTimeout: 5_500 };
    const [first, second] = [deferred(), deferred()];
    const processor = async ({ unitId }: { unitId: string }) => (unitId === "u01" ? first : second).resolve();
    const worker = new RedisWorker({ name: "units", processor, prefix: "{kvsweep}", connection });
    const queue = direct.createQueue("units");
    await enqueueUnits(queue, units);
    await first.promise;
    relay.hold();
    const start = performance.now();
    const [error] = await once(worker, "error");
    expect(error).toMatchObject({ message: expect.stringContaining("Socket timeout") });
    expect(performance.now() - start).toBeLessThan(5_500 + 5_000 + 500);
    relay.release();
    await enqueueUnits(queue, [{ id: "u02" }]);
    await second.promise;
    await worker.close();
  });

  test("closes in bounded time while Redis is away, once its unit is done", async ({ expect }) => {
    await using server = await startRedis();
    const connection = await openRedisQueue(server.url);
    const [started, finish] = [deferred(), deferred()];
    let isDone = false;
    const worker = connection.createWorker("units", async () => {
      started.resolve();
      await finish.promise;
      isDone = true;
    });
    worker.on("error", () => undefined);
    await enqueueUnits(connection.createQueue("units"), units);
    await started.promise;
    await server.kill("SIGKILL");
    await connectionsLost(worker, 2);
    const closed = connection.close().then(() => performance.now());
    finish.resolve();
    const start = performance.now();
    expect((await closed) - start).toBeLessThan(7_000);
    expect(isDone).toBe(true);
  });

  test("that waits closes in bounded time while Redis is away", async ({ expect }) => {
    await using server = await startRedis();
    const connection = await openRedisQueue(server.url);
    const worker = connection.createWorker("units", async () => undefined);
    worker.on("error", () => undefined);
    await worker.waitUntilReady();
    await server.kill("SIGKILL");
    await connectionsLost(worker, 2);
    const start = performance.now();
    await connection.close();
    expect(performance.now() - start).toBeLessThan(7_000);
  });
});
