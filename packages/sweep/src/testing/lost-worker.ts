import { openRedisQueue } from "../queue/open-redis-queue.ts";

// A process of its own, for a test to kill: it takes a unit, says so, and never finishes it.
const [url = "", name = "", lockDuration, stalledInterval] = process.argv.slice(2);
const connection = await openRedisQueue(url);
connection.createWorker(
  name,
  async ({ unitId }) => {
    process.stdout.write(`${unitId}\n`);
    await new Promise(() => undefined);
  },
  { lockDuration: Number(lockDuration), stalledInterval: Number(stalledInterval) },
);
