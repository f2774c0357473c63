import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { listEvents } from "./events.ts";
import { listWorkers, registerWorker, seeWorker } from "./workers.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(() => client.exec("truncate kvsweep.workers, kvsweep.events"));

const worker = {
  id: "w1",
  host: "node-7",
  pid: 42,
  version: "0.1.0",
  engineVersion: "2",
  provider: "cpu",
  dtype: "float32",
  device: "AMD EPYC",
  memoryBytes: 8 * 2 ** 40,
  models: ["model-1"],
};

test("a worker is listed as it described itself, with its state and the seconds since it was seen", async () => {
  await registerWorker(db, worker);
  expect(await listWorkers(db)).toMatchObject([{ ...worker, state: "starting" }]);
  await client.exec("update kvsweep.workers set seen_at = now() - interval '1 minute'");
  expect((await listWorkers(db))[0]?.silentSeconds).toBeGreaterThanOrEqual(60);
  await seeWorker(db, "w1", "ready");
  const [seen] = await listWorkers(db);
  expect(seen?.state).toBe("ready");
  expect(seen?.silentSeconds).toBeLessThan(60);
});

test("a worker that starts anew replaces what was known of it", async () => {
  await registerWorker(db, worker);
  await seeWorker(db, "w1", "stopped");
  await registerWorker(db, { ...worker, pid: 43, models: [] });
  expect(await listWorkers(db)).toMatchObject([{ pid: 43, models: [], state: "starting" }]);
});

test("a worker's start, its draining and its end are events, once each", async () => {
  await registerWorker(db, worker);
  for (const state of ["ready", "draining", "draining", "stopped", "stopped"] as const) {
    await seeWorker(db, "w1", state);
  }
  await seeWorker(db, "nobody", "stopped");
  expect(await listEvents(db, { workerId: "w1", limit: 10 })).toMatchObject([
    { kind: "worker started", details: { host: "node-7", pid: 42, device: "AMD EPYC" } },
    { kind: "worker draining" },
    { kind: "worker stopped" },
  ]);
  expect(await listEvents(db, { limit: 10 })).toHaveLength(3);
});

test("a worker says which model is loaded, and it stays said until it says otherwise", async () => {
  await registerWorker(db, worker);
  const warm = async () => (await listWorkers(db))[0]?.warmModel;
  await seeWorker(db, "w1", { state: "ready", warmModel: "model-1" });
  await seeWorker(db, "w1", "ready");
  expect(await warm()).toBe("model-1");
  await seeWorker(db, "w1", { state: "draining", warmModel: null });
  expect(await warm()).toBe(null);
});
