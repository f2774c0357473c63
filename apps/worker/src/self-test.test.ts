import { readModelCard } from "@kvsweep/core/checkpoint";
import { expect, onTestFinished, test } from "vitest";
import { ModelChild } from "./child/model-child.ts";
import { selfTest } from "./self-test.ts";
import { openWorkerState } from "./testing/open-worker-state.ts";
import { builtEntry, scenesModel } from "./testing/paths.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

test("the first worker's caption is what all others of that model and engine must make", async () => {
  const { db, client } = await openWorkerState({ cells: 1, images: 1, rowsPerUnit: 1 });
  const child = new ModelChild({ provider: "cpu", threads: 1 }, builtEntry);
  onTestFinished(() => child.close());
  const model = await readModelCard(scenesModel);
  const engine = { version: "2", provider: "cpu", dtype: "float32" };
  const test = { ...{ db, child, model, engine }, folder: temporaryFolder() };
  await selfTest({ ...test, workerId: "w1" });
  await selfTest({ ...test, workerId: "w2" });
  const { rows } = await client.query("select worker_id, hash from kvsweep.self_tests");
  expect(rows).toEqual([{ worker_id: "w1", hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  await client.query("update kvsweep.self_tests set hash = 'other'");
  await expect(selfTest({ ...test, workerId: "w3" })).rejects.toMatchObject({
    name: "WorkerStartError",
    message: expect.stringContaining('model "scenes-vlm": its self-test'),
    retry: false,
  });
  await selfTest({ ...test, engine: { ...engine, version: "3" }, workerId: "w3" });
});
