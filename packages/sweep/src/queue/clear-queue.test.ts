import { afterEach, beforeEach, expect, test } from "vitest";
import { deferred } from "../testing/deferred.ts";
import { openQueue, type TestQueue } from "../testing/open-queue.ts";
import { clearQueue } from "./clear-queue.ts";
import { enqueueUnits } from "./enqueue-units.ts";

let opened: TestQueue;
beforeEach(async () => {
  opened = await openQueue();
});
afterEach(() => opened.connection.close());

const [one, two] = [{ id: "u01" }, { id: "u02" }];

test("clearQueue() forgets the jobs that a vanished worker left active", async () => {
  const { connection, name, queue } = opened;
  const [started, finish] = [deferred(), deferred()];
  const worker = connection.createWorker(name, () => {
    started.resolve();
    return finish.promise;
  });
  const lost = new Promise((resolve) => worker.on("error", resolve));
  await enqueueUnits(queue, [one, two]);
  await started.promise;
  await clearQueue(queue);
  expect(await queue.getJobCounts("waiting", "active", "failed")).toEqual({
    waiting: 0,
    active: 0,
    failed: 0,
  });
  finish.resolve();
  expect(String(await lost)).toMatch(/missing/i);
});
