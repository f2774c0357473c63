import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { commitBatch, LedgerError } from "@kvsweep/sweep";
import { claimUnit, failedItems, sweepProgress } from "@kvsweep/sweep/ledger";
import { FolderStore, MemoryStore } from "@kvsweep/sweep/store";
import { expect, onTestFinished, test, vi } from "vitest";
import { ModelChild } from "./child/model-child.ts";
import { startWorker, type WorkerInput } from "./start-worker.ts";
import { openWorkerState, type WorkerState } from "./testing/open-worker-state.ts";
import { builtEntry, sceneImage, testingProgram } from "./testing/paths.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

function openChild(entry = builtEntry): ModelChild {
  const child = new ModelChild({ provider: "cpu", threads: 1 }, entry);
  onTestFinished(() => child.close());
  return child;
}

/** A worker on the state's queue, with what it needs besides. */
function start({ db, connection, queueName, resolve }: WorkerState, rest: Partial<WorkerInput> = {}) {
  return startWorker({
    ...{ db, connection, resolve, queues: [queueName], threads: 1 },
    ...{ store: new MemoryStore(), child: openChild(), drain: new AbortController().signal },
    ...rest,
  });
}

/** Resolves when the sweep owes nothing any more. */
function settled({ db, plan }: WorkerState): Promise<void> {
  return vi.waitFor(async () => expect(await sweepProgress(db, plan.id)).toMatchObject({ pending: 0 }), {
    timeout: 50_000,
    interval: 100,
  });
}

test("startWorker() does all units, stores their captions and reports each batch", async () => {
  const state = await openWorkerState({ cells: 2, images: 6, rowsPerUnit: 4 });
  const store = new FolderStore(temporaryFolder());
  const onBatch = vi.fn();
  const onFailed = vi.fn();
  {
    await using _worker = start(state, { store, onBatch, onFailed });
    await settled(state);
  }
  expect(await sweepProgress(state.db, state.plan.id)).toMatchObject({ done: 12, failed: 0 });
  expect(await store.list("captions/")).toHaveLength(3);
  expect(onBatch.mock.calls.map(([{ done }]) => done)).toEqual([4, 4, 4]);
  expect(onFailed).not.toHaveBeenCalled();
});

test("startWorker() told to drain commits what is in flight and leaves the rest pending", async () => {
  const state = await openWorkerState({ cells: 2, images: 12, rowsPerUnit: 2 });
  const stop = new AbortController();
  const worker = start(state, { drain: stop.signal, onBatch: () => stop.abort() });
  await worker.drained;
  const { done, failed, pending } = await sweepProgress(state.db, state.plan.id);
  // The one that was reported, and one whose turn at the child had come by then.
  expect(done).toBeGreaterThanOrEqual(2);
  expect(done).toBeLessThanOrEqual(4);
  expect({ failed, pending }).toEqual({ failed: 0, pending: 24 - done });
  await worker[Symbol.asyncDispose]();
});

test("startWorker() that is drained from the start takes no unit", async () => {
  const state = await openWorkerState({ cells: 1, images: 1, rowsPerUnit: 1 });
  await using worker = start(state, { drain: AbortSignal.abort() });
  await worker.drained;
  expect(await sweepProgress(state.db, state.plan.id)).toMatchObject({ pending: 1 });
});

test("startWorker() gives a unit up at an error that is not to be retried, and says which error it was", async () => {
  const state = await openWorkerState({ cells: 1, images: 1, rowsPerUnit: 1 });
  const failure = new LedgerError("Cannot find the model: it is gone", "Bring it back.");
  const resolve = vi.fn(() => Promise.reject(failure));
  const onFailed = vi.fn();
  await using _worker = start(state, { resolve, onFailed });
  await vi.waitFor(() => expect(onFailed).toHaveBeenCalled(), 20_000);
  expect(onFailed).toHaveBeenCalledWith(state.plan.units[0]?.id, failure);
  expect(resolve).toHaveBeenCalledTimes(1);
  expect(await sweepProgress(state.db, state.plan.id)).toMatchObject({ pending: 1 });
});

test("startWorker() gives a unit up whose model kills the child as it opens", async () => {
  const state = await openWorkerState({ cells: 1, images: 1, rowsPerUnit: 1 });
  const onFailed = vi.fn();
  await using _worker = start(state, { child: openChild(testingProgram("dying-child")), onFailed });
  await vi.waitFor(() => expect(onFailed).toHaveBeenCalled(), 20_000);
  expect(onFailed.mock.calls[0]?.[1]).toMatchObject({ name: "ModelChildStartError" });
  expect(await state.client.query("select 1 from kvsweep.items where crashes > 0")).toMatchObject({
    rows: [],
  });
});

test("startWorker() tries a unit again after an error without a verdict", async () => {
  const state = await openWorkerState({ cells: 1, images: 1, rowsPerUnit: 1 });
  const resolve = vi.fn(state.resolve).mockRejectedValueOnce(new Error("a hiccup"));
  const onFailed = vi.fn();
  await using _worker = start(state, { resolve, onFailed });
  await settled(state);
  expect(resolve).toHaveBeenCalledTimes(2);
  expect(onFailed).not.toHaveBeenCalled();
});

test("startWorker() gives nothing up where another worker has claimed the unit since", async () => {
  const state = await openWorkerState({ cells: 1, images: 1, rowsPerUnit: 1 });
  const onFailed = vi.fn();
  const overtaken = vi.fn<WorkerInput["resolve"]>(async (unit) => {
    await claimUnit(state.db, unit.id);
    return state.resolve(unit);
  });
  {
    await using _worker = start(state, { resolve: overtaken, onFailed });
    await vi.waitFor(() => expect(overtaken).toHaveBeenCalled(), 20_000);
  }
  expect(await sweepProgress(state.db, state.plan.id)).toMatchObject({ done: 0, pending: 1 });
  expect(onFailed).not.toHaveBeenCalled();
});

test("a caption that kills the child is failed at its third death, and all its siblings are done", async () => {
  const state = await openWorkerState({ cells: 3, images: 4, rowsPerUnit: 12 });
  const poison = join(temporaryFolder(), "poison.png");
  await copyFile(sceneImage(2), poison);
  const resolve: WorkerInput["resolve"] = async (unit) => {
    const { model, samples } = await state.resolve(unit);
    const poisoned = samples.map((sample, index) => (index === 2 ? { ...sample, image: poison } : sample));
    return { model, samples: poisoned };
  };
  await using _worker = start(state, { child: openChild(testingProgram("poison-child")), resolve });
  await settled(state);
  expect(await readFile(`${poison}.deaths`, "utf8")).toBe("4×3\n1×3\n1×1\n");
  expect(await sweepProgress(state.db, state.plan.id)).toMatchObject({ done: 11, failed: 1 });
  expect(await failedItems(state.db, state.plan.id)).toMatchObject([
    {
      label: "kvsmooth 0.5 [1,8)",
      errorName: "ModelChildDiedError",
      errorMessage: expect.stringContaining("3 times"),
    },
  ]);
});

test("startWorker() tells of a unit that another worker has claimed meanwhile", async () => {
  const state = await openWorkerState({ cells: 1, images: 2, rowsPerUnit: 2 });
  const [unit] = state.plan.units;
  const { db } = state;
  const ends: unknown[] = [];
  const onUnit: WorkerInput["onUnit"] = (unitId, end) =>
    end.then(({ outcome }) => ends.push([unitId, outcome]));
  const commit: WorkerInput["commit"] = async (batch) => {
    await claimUnit(db, batch.attempt.unitId, { workerId: "other", seconds: 60 });
    return commitBatch({ db, store: new MemoryStore() }, batch);
  };
  await using _worker = start(state, { onUnit, commit });
  await vi.waitFor(() => expect(ends).toContainEqual([unit?.id, "lost"]), { timeout: 20_000 });
  expect(await sweepProgress(db, state.plan.id)).toMatchObject({ done: 0 });
});
