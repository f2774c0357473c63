import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { owedQueues, setSweep, sweepProgress } from "@kvsweep/sweep/ledger";
import { openRedisQueue, type UnitQueue } from "@kvsweep/sweep/queue";
import { Redis } from "ioredis";
import { Fleet } from "../fleet/fleet.ts";
import { workloadYaml } from "../fleet/workload.ts";
import type { Scenario } from "../rounds/round.ts";

const highWater = 50;
const mostRedisBytes = 256e6;

/** Far more work than slow workers can do: what waits, waits in the ledger. */
export const backpressure: Scenario = {
  id: "T16",
  title: "a million captions and slow workers",
  run: async ({ isShort, folder }) => {
    await using fleet = await Fleet.start({ folder, millisecondsPerCaption: 100, highWater });
    await Promise.all([fleet.startWorker(), fleet.startWorker()]);
    const workload = { cells: isShort ? 100 : 5_000, images: 200, rows: 8 };
    const start = Date.now();
    const { id, expected } = await fleet.api.submit(workloadYaml(workload), workload);
    const submitSeconds = (Date.now() - start) / 1000;
    const { longest, redisBytes } = await watchQueue(fleet, isShort ? 8_000 : 60_000);
    const { done } = await sweepProgress(fleet.db, id);
    await setSweep(fleet.db, id, { state: "cancelled" });
    const peak = peakMegabytes(fleet.coordinator.pid);
    const problems = [
      ...(expected === workload.cells * workload.images ? [] : [`${expected} captions are expected`]),
      ...(longest > highWater ? [`the queue held ${longest} units, more than ${highWater}`] : []),
      ...(redisBytes > mostRedisBytes
        ? [`Redis took ${Math.round(redisBytes / 1e6)} MB, more than 256 MB`]
        : []),
      ...(done === 0 ? ["no caption was made"] : []),
    ];
    const notes = [
      `${expected} captions recorded in ${submitSeconds.toFixed(1)} s`,
      `queue at most ${longest} of ${highWater} units`,
      `Redis at most ${(redisBytes / 1e6).toFixed(1)} MB, coordinator ${peak} MB`,
    ];
    return { faults: 0, lost: 0, duplicated: 0, staleRefused: 0, recoveries: [], problems, notes };
  },
};

async function watchQueue(fleet: Fleet, milliseconds: number) {
  const redis = new Redis(fleet.servers.redis.url);
  await using connection = await openRedisQueue(fleet.servers.redis.url, { keyPrefix: "kvsweep" });
  const queues = (await owedQueues(fleet.db)).map((name) => connection.createQueue(name));
  let [longest, redisBytes] = [0, 0];
  const end = Date.now() + milliseconds;
  try {
    while (Date.now() < end) {
      for (const queue of queues) longest = Math.max(longest, await lengthOf(queue));
      const memory = /used_memory:(\d+)/.exec(await redis.info("memory"))?.[1];
      redisBytes = Math.max(redisBytes, Number(memory));
      await delay(100);
    }
  } finally {
    redis.disconnect();
  }
  return { longest, redisBytes };
}

async function lengthOf(queue: UnitQueue): Promise<number> {
  const { completed: _, failed: __, ...live } = await queue.getJobCounts();
  return Object.values(live).reduce((sum, number) => sum + number, 0);
}

/** Most memory that a process ever had, as Linux tells it. */
function peakMegabytes(pid: number): number {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Math.round(Number(kilobytes) / 1000);
}
