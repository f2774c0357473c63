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

const [one, two] = ["u01", "u02"] as const;

test("a worker does every unit once, whether it was added before or after", async () => {
  const { connection, name, queue } = opened;
  const seen: string[] = [];
  await enqueueUnits(queue, [one]);
  const worker = connection.createWorker(name, async ({ unitId }) => void seen.push(unitId));
  const completed = jobsCompleted(worker, 2);
  await enqueueUnits(queue, [two]);
  await completed;
  expect(seen.sort()).toEqual([one, two]);
});

test("queue and ledger share one database without touching each other's tables", async () => {
  const { client, queue } = opened;
  await enqueueUnits(queue, [one]);
  const { rows } = await client.query(
    "select distinct table_schema from information_schema.tables where table_name = 'job'",
  );
  expect(rows).toEqual([{ table_schema: "bullmq" }]);
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
