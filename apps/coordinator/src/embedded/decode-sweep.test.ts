import { pendingUnits, sweepProgress } from "@kvsweep/sweep/ledger";
import { enqueueUnits } from "@kvsweep/sweep/queue";
import { ModelChild } from "@kvsweep/worker";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { finishedState } from "../testing/finished-state.ts";
import { repository } from "../testing/kvsweep.ts";
import { decodeSweep } from "./decode-sweep.ts";
import { type PreparedSweep, prepareSweep } from "./prepare-sweep.ts";
import { openState, type State } from "./state.ts";

const { file, state: folder } = finishedState();
let state: State;
let sweep: PreparedSweep;
const child = new ModelChild({ provider: "cpu", threads: 1 });
beforeAll(async () => {
  sweep = await prepareSweep(file, { bundled: repository, rows: undefined });
  state = await openState(folder);
});
afterAll(async () => {
  await child.close();
  await state[Symbol.asyncDispose]();
});
beforeEach(() => state.db.execute("update kvsweep.items set state = 'pending'"));

const decode = (change: Partial<Parameters<typeof decodeSweep>[0]> = {}) => {
  const progress = { add: vi.fn<(captions: number) => void>(), [Symbol.dispose]: () => undefined };
  const drain = new AbortController().signal;
  return {
    add: progress.add,
    done: decodeSweep({ state, sweep, threads: 1, child, drain, progress, ...change }),
  };
};
const counts = () => sweepProgress(state.db, sweep.plan.id);

test("decodeSweep() decodes all that a sweep owes and reports it batch by batch", async () => {
  const { add, done } = decode();
  await done;
  expect(await counts()).toMatchObject({ done: 6, pending: 0 });
  expect(add.mock.calls).toEqual([[2], [2], [2]]);
});

test("decodeSweep() begins no unit twice where an earlier run left its jobs in the queue", async () => {
  const units = await pendingUnits(state.db, sweep.plan.id);
  const queue = state.queue.createQueue(units[0]?.queue ?? "");
  await enqueueUnits(queue, units);
  await state.db.execute("update kvsweep.units set attempt = 0");
  await decode().done;
  const { rows } = await state.db.execute("select distinct attempt from kvsweep.units");
  expect(rows).toEqual([{ attempt: 1 }]);
});

test("decodeSweep() that is told to stop leaves the rest pending", async () => {
  await decode({ drain: AbortSignal.abort() }).done;
  expect(await counts()).toMatchObject({ done: 0, pending: 6 });
});

test("decodeSweep() throws what made a unit be given up", async () => {
  const models = sweep.models.map((model) => ({ ...model, fingerprint: "other" }));
  await expect(decode({ sweep: { ...sweep, models } }).done).rejects.toThrow(
    "is not the one that it was planned with",
  );
  const moved = sweep.models.map((model) => ({ ...model, folder: "/nowhere" }));
  await expect(decode({ sweep: { ...sweep, models: moved } }).done).rejects.toThrow("/nowhere/config.json");
  expect(await counts()).toMatchObject({ done: 0, pending: 6 });
});

test("decodeSweep() of a finished sweep does nothing", async () => {
  await state.db.execute("update kvsweep.items set state = 'done'");
  const { add, done } = decode();
  await done;
  expect(add).not.toHaveBeenCalled();
});
