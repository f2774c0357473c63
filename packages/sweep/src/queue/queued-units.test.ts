import { afterEach, beforeEach, expect, test } from "vitest";
import { deferred } from "../testing/deferred.ts";
import { jobsCompleted } from "../testing/job-outcome.ts";
import { openQueue, type TestQueue } from "../testing/open-queue.ts";
import { enqueueUnits } from "./enqueue-units.ts";
import { queuedUnits } from "./queued-units.ts";

let opened: TestQueue;
beforeEach(async () => {
  opened = await openQueue();
});
afterEach(() => opened.connection.close());

test("queuedUnits() are all that enqueueUnits() added, with a priority or without, until they are done", async () => {
  const { connection, name, queue } = opened;
  await enqueueUnits(queue, [{ id: "u01", priority: 7 }, { id: "u02" }, { id: "u03" }]);
  expect((await queuedUnits(queue)).toSorted()).toEqual(["u01", "u02", "u03"]);
  const [started, finish] = [deferred(), deferred()];
  const worker = connection.createWorker(name, async () => {
    started.resolve();
    await finish.promise;
  });
  const completed = jobsCompleted(worker, 3);
  await started.promise;
  expect((await queuedUnits(queue)).toSorted()).toEqual(["u01", "u02", "u03"]);
  finish.resolve();
  await completed;
  expect(await queuedUnits(queue)).toEqual([]);
});
