import { sweepProgress } from "@kvsweep/sweep/ledger";
import { MemoryStore } from "@kvsweep/sweep/store";
import { expect, onTestFinished, test, vi } from "vitest";
import { ModelChild } from "./child/model-child.ts";
import { startWorker, type UnitEnd, type WorkerInput } from "./start-worker.ts";
import { openWorkerState } from "./testing/open-worker-state.ts";
import { builtEntry } from "./testing/paths.ts";

/** A worker on one unit that is held up before it is claimed, until the test lets it go on. */
async function startHeldUp() {
  const { client, db, connection, queueName, plan, resolve } = await openWorkerState({
    ...{ cells: 1, images: 1, rowsPerUnit: 1 },
  });
  const child = new ModelChild({ provider: "cpu", threads: 1 }, builtEntry);
  onTestFinished(() => child.close());
  let goOn: () => void = () => undefined;
  const before = vi.fn<NonNullable<WorkerInput["before"]>>((signal) => {
    return new Promise((done, reject) => {
      goOn = done;
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  });
  const [stop, ends, onFailed] = [new AbortController(), [] as UnitEnd[], vi.fn()];
  const worker = startWorker({
    ...{ db, connection, resolve, child, before, onFailed, queues: [queueName], threads: 1 },
    ...{ store: new MemoryStore(), drain: stop.signal },
    onUnit: (_unitId, end) => end.then((how) => ends.push(how)),
  });
  onTestFinished(() => worker[Symbol.asyncDispose]());
  await vi.waitFor(() => expect(before).toHaveBeenCalledTimes(1), 20_000);
  const attempts = async () => (await client.query("select attempt from kvsweep.units")).rows;
  const progress = () => sweepProgress(db, plan.id);
  return { worker, stop, ends, onFailed, attempts, progress, goOn: () => goOn() };
}

test("startWorker() claims a unit only when what must come first has come", async () => {
  const { attempts, ends, progress, goOn } = await startHeldUp();
  expect(await attempts()).toEqual([{ attempt: 0 }]);
  goOn();
  await vi.waitFor(() => expect(ends).toEqual([{ outcome: "finished" }]), 20_000);
  expect(await attempts()).toEqual([{ attempt: 1 }]);
  expect(await progress()).toMatchObject({ done: 1 });
});

test("startWorker() that is drained meanwhile lets the unit go untouched", async () => {
  const { worker, stop, attempts, ends, onFailed, progress } = await startHeldUp();
  stop.abort(new Error("draining"));
  await worker.drained;
  expect(ends).toEqual([{ outcome: "given back" }]);
  expect(onFailed).not.toHaveBeenCalled();
  expect(await attempts()).toEqual([{ attempt: 0 }]);
  expect(await progress()).toMatchObject({ pending: 1 });
});
