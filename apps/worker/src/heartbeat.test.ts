import { listWorkers, registerWorker } from "@kvsweep/sweep/ledger";
import { expect, test, vi } from "vitest";
import { describeMachine } from "./describe-machine.ts";
import { type Beat, Heartbeat } from "./heartbeat.ts";
import { openWorkerState } from "./testing/open-worker-state.ts";

test("a worker's signs of life tell its state and model, the last one at its end", async () => {
  const { db } = await openWorkerState({ cells: 1, images: 1, rowsPerUnit: 1 });
  const engine = { version: "0", engineVersion: "2", provider: "cpu", dtype: "float32" };
  await registerWorker(db, { id: "w", ...engine, ...describeMachine("cpu"), models: ["f"] });
  let beat: Beat = { state: "ready", warmModel: "f" };
  const onError = vi.fn();
  {
    await using _heartbeat = new Heartbeat({ ...{ db, id: "w", seconds: 0.05 }, beat: () => beat, onError });
    await vi.waitFor(async () =>
      expect((await listWorkers(db))[0]).toMatchObject({ state: "ready", warmModel: "f" }),
    );
    beat = { state: "stopped", warmModel: undefined };
  }
  expect((await listWorkers(db))[0]).toMatchObject({ state: "stopped", warmModel: null });
  expect(onError).not.toHaveBeenCalled();
});
