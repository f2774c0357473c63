import { afterEach, beforeEach, expect, test } from "vitest";
import { StaleAttemptError } from "../errors.ts";
import { jobsCompleted } from "../testing/job-outcome.ts";
import { openQueue, type TestQueue } from "../testing/open-queue.ts";
import { enqueueUnits } from "./enqueue-units.ts";

let opened: TestQueue;
beforeEach(async () => {
  opened = await openQueue();
});
afterEach(() => opened.connection.close());

const [one, two] = [{ id: "u01" }, { id: "u02" }];

test("enqueueUnits() of a unit that waits adds nothing", async () => {
  const { queue } = opened;
  await enqueueUnits(queue, [one, two]);
  await enqueueUnits(queue, [one, two, one]);
  expect(await queue.getJobCounts("waiting")).toEqual({ waiting: 2 });
});

test("enqueueUnits() adds more units than fit one call", async () => {
  const { queue } = opened;
  const many = Array.from({ length: 450 }, (_, index) => ({ id: `u${index.toString(16)}` }));
  await enqueueUnits(queue, many);
  expect(await queue.getJobCounts("waiting")).toEqual({ waiting: 450 });
});

test("enqueueUnits() adds units again that were completed or failed", async () => {
  const { connection, name, queue } = opened;
  let isBroken = true;
  const worker = connection.createWorker(name, async ({ unitId }) => {
    if (unitId === two.id && isBroken) throw new StaleAttemptError(two.id);
  });
  const failed = new Promise((resolve) => worker.on("failed", resolve));
  const first = jobsCompleted(worker, 1).catch(() => undefined);
  await enqueueUnits(queue, [one, two]);
  await Promise.all([first, failed]);
  isBroken = false;
  const again = new Promise<void>((resolve) => {
    let left = 2;
    worker.on("completed", () => {
      left -= 1;
      if (left === 0) resolve();
    });
  });
  await enqueueUnits(queue, [one, two]);
  await again;
});

test("enqueueUnits() replaces finished jobs that another version left in the queue", async () => {
  const { connection, name, queue } = opened;
  await queue.addBulk([{ name: "unit", data: { unitId: one.id }, opts: { jobId: one.id } }]);
  const worker = connection.createWorker(name, async () => undefined);
  await jobsCompleted(worker, 1);
  expect(await queue.getJobCounts("completed")).toEqual({ completed: 1 });
  const again = jobsCompleted(worker, 1);
  await enqueueUnits(queue, [one]);
  await again;
  expect(await queue.getJobCounts("completed")).toEqual({ completed: 0 });
});

test("enqueueUnits() puts the first priority first, and units without one before all", async () => {
  const { connection, name, queue } = opened;
  const priorities = [5, 1, undefined, 2_097_151, 1];
  const units = priorities.map((priority, n) => ({ id: `u${n}`, ...(priority && { priority }) }));
  await enqueueUnits(queue, units);
  const seen: string[] = [];
  const worker = connection.createWorker(name, async ({ unitId }) => void seen.push(unitId));
  await jobsCompleted(worker, units.length);
  expect(seen).toEqual(["u2", "u1", "u4", "u0", "u3"]);
});
