import { afterEach, beforeEach, expect, test } from "vitest";
import { ModelChildDiedError, StaleAttemptError } from "../errors.ts";
import { jobsCompleted } from "../testing/job-outcome.ts";
import { openQueue, type TestQueue } from "../testing/open-queue.ts";
import { enqueueUnits } from "./enqueue-units.ts";

let opened: TestQueue;
beforeEach(async () => {
  opened = await openQueue();
});
afterEach(() => opened.connection.close());

const one = { id: "u01" };

test("a unit whose model process died is tried again", async () => {
  const { connection, name, queue } = opened;
  const attempts: number[] = [];
  const worker = connection.createWorker(name, async (_job, { attempt }) => {
    attempts.push(attempt);
    if (attempt === 1) throw new ModelChildDiedError({ signal: "SIGKILL", exitCode: null });
  });
  const completed = jobsCompleted(worker, 1);
  await enqueueUnits(queue, [one]);
  await completed;
  expect(attempts).toEqual([1, 2]);
});

test("a unit that fails with an error not to be retried fails at once, with its name and message", async () => {
  const { connection, name, queue } = opened;
  let attempts = 0;
  const worker = connection.createWorker(name, async () => {
    attempts += 1;
    throw new StaleAttemptError(one.id);
  });
  const completed = jobsCompleted(worker, 1);
  await enqueueUnits(queue, [one]);
  await expect(completed).rejects.toThrow(`StaleAttemptError: Cannot commit captions of unit ${one.id}`);
  expect(attempts).toBe(1);
});

test("a payload that is no unit fails for good", async () => {
  const { connection, name, queue } = opened;
  const worker = connection.createWorker(name, async () => undefined);
  const outcome = jobsCompleted(worker, 1);
  await queue.addBulk([{ name: "unit", data: { unitId: "no unit" }, opts: { attempts: 1 } }]);
  await expect(outcome).rejects.toThrow("unitId");
});
