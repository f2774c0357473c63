import { afterEach, beforeEach, expect, test } from "vitest";
import { deferred } from "../testing/deferred.ts";
import { jobsCompleted } from "../testing/job-outcome.ts";
import { openQueue, type TestQueue } from "../testing/open-queue.ts";
import { enqueueUnits } from "./enqueue-units.ts";

let opened: TestQueue;
beforeEach(async () => {
  opened = await openQueue();
});
afterEach(() => opened.connection.close());

const [one, two] = [{ id: "u01" }, { id: "u02" }];

test("a worker does every unit once, whether it was added before or after", async () => {
  const { connection, name, queue } = opened;
  const seen: string[] = [];
  await enqueueUnits(queue, [one]);
  const worker = connection.createWorker(name, async ({ unitId }) => void seen.push(unitId));
  const completed = jobsCompleted(worker, 2);
  await enqueueUnits(queue, [two]);
  await completed;
  expect(seen.sort()).toEqual([one.id, two.id]);
});

test("close() waits for the unit in flight", async () => {
  const { connection, name, queue } = opened;
  let isDone = false;
  const started = deferred();
  const finish = deferred();
  connection.createWorker(name, async () => {
    started.resolve();
    await finish.promise;
    isDone = true;
  });
  await enqueueUnits(queue, [one]);
  await started.promise;
  const closed = connection.close();
  finish.resolve();
  await closed;
  expect(isDone).toBe(true);
});

test("close() of a worker's own ends it, and the connection's does not mind", async () => {
  const { connection, name } = opened;
  const worker = connection.createWorker(name, async () => undefined);
  await worker.waitUntilReady();
  await worker.close();
  expect(worker.isRunning()).toBe(false);
  await connection.close();
});

test("a paused queue takes units and gives none until it is resumed", async () => {
  const { connection, name, queue } = opened;
  const seen: string[] = [];
  const open = (of: string) =>
    connection.createWorker(of, async ({ unitId }) => void seen.push(`${of} ${unitId}`));
  await queue.pause();
  expect(await queue.isPaused()).toBe(true);
  const completed = jobsCompleted(open(name), 1);
  await enqueueUnits(queue, [one]);
  const other = `${name}-other`;
  const ofOther = jobsCompleted(open(other), 1);
  await enqueueUnits(connection.createQueue(other), [two]);
  await ofOther;
  expect(seen).toEqual([`${other} ${two.id}`]);
  await queue.resume();
  await completed;
  expect(seen).toEqual([`${other} ${two.id}`, `${name} ${one.id}`]);
});

test("getJobCounts() tells how much is owed, for a high-water mark", async () => {
  const { queue } = opened;
  await enqueueUnits(queue, [one, { ...two, priority: 1 }]);
  const counts = await queue.getJobCounts("waiting", "prioritized", "delayed", "active");
  expect(counts).toEqual({ waiting: 1, prioritized: 1, delayed: 0, active: 0 });
});

test("a unit of a worker that was lost goes to another one", async () => {
  const { connection, name, queue } = opened;
  const [started, never, done] = [deferred(), deferred(), deferred()];
  const quick = { lockDuration: 500, stalledInterval: 200 };
  const lost = connection.createWorker(
    name,
    async () => {
      started.resolve();
      await never.promise;
    },
    // Never renewed in time.
    { ...quick, lockDuration: 1 },
  );
  lost.on("error", () => undefined);
  await enqueueUnits(queue, [one]);
  await started.promise;
  await lost.pause(true);
  connection.createWorker(name, async () => done.resolve(), quick);
  await done.promise;
  never.resolve();
});
