import { beforeEach, expect, test } from "vitest";
import { PlanError, StaleAttemptError, StoreError } from "./errors.ts";
import { claimUnit } from "./ledger/claim-unit.ts";
import { modelTimings } from "./ledger/model-timings.ts";
import { recordSweep } from "./ledger/record-sweep.ts";
import { sweepProgress } from "./ledger/sweep-progress.ts";
import { type BatchReport, type RunUnit, runUnit } from "./run-unit.ts";
import { parseCaptionLines } from "./store/caption-lines.ts";
import { MemoryStore } from "./store/memory-store.ts";
import { openLedger } from "./testing/open-ledger.ts";
import { scriptedDecode } from "./testing/scripted-decode.ts";
import { smallPlan } from "./testing/small-plan.ts";

const ledger = await openLedger();
const { db, client } = ledger;
let store = new MemoryStore();
beforeEach(async () => {
  await ledger.clear();
  store = new MemoryStore();
});

const samples = Array.from({ length: 8 }, (_, n) => ({
  id: `s${n}`,
  image: `/s${n}.png`,
  question: "Describe.",
}));

async function planned(options: Parameters<typeof smallPlan>[0] = {}): Promise<Pick<RunUnit, "unitId">> {
  const plan = smallPlan(options);
  await recordSweep(db, plan);
  return { unitId: plan.units[0]?.id ?? "" };
}
const run = (change: Pick<RunUnit, "unitId" | "decode"> & Partial<RunUnit>) =>
  runUnit({ db, store, resolve: async () => ({ model: "/models/m", samples }), threads: 2, ...change });
const failedItems = async () =>
  (await client.query("select * from kvsweep.items where state = 'failed' order by cell_id, sample_id")).rows;

test("runUnit() decodes a whole unit as one batch and keeps every caption where its row says", async () => {
  const unit = await planned({ cells: 2, samples: 3 });
  const decode = scriptedDecode();
  expect(await run({ ...unit, decode })).toMatchObject({
    done: 6,
    failed: 0,
    seconds: 0.5,
    isFinished: true,
  });
  expect(decode.batches).toHaveLength(1);
  expect(decode.batches[0]).toMatchObject({
    model: "/models/m",
    maxNewTokens: 16,
    methods: [{ method: "greedy" }, {}],
  });
  const { rows } = await client.query<{
    cell_id: string;
    sample_id: string;
    object_key: string;
    line: number;
  }>("select * from kvsweep.items");
  for (const row of rows) {
    const caption = parseCaptionLines(await store.get(row.object_key), row.object_key)[row.line];
    const label = row.cell_id === "c0" ? "greedy" : "0.01";
    expect(caption).toMatchObject({ cellId: row.cell_id, sampleId: row.sample_id });
    expect(caption?.text).toBe(`${row.sample_id} ${label} Describe.`);
  }
  expect(await store.list("captions/")).toHaveLength(1);
});

test("runUnit() of a finished unit decodes nothing and resolves nothing", async () => {
  const unit = await planned();
  await run({ ...unit, decode: scriptedDecode() });
  const decode = scriptedDecode();
  const resolve = () => Promise.reject(new Error("not needed"));
  expect(await run({ ...unit, decode, resolve })).toMatchObject({ done: 0, isFinished: true });
  expect(decode.batches).toEqual([]);
});

test("runUnit() decodes only what is still owed", async () => {
  const unit = await planned({ cells: 2, samples: 3 });
  await client.exec("update kvsweep.items set state = 'done' where cell_id = 'c0'");
  const decode = scriptedDecode();
  await run({ ...unit, decode });
  expect(decode.batches.map((batch) => [batch.samples.length, batch.methods.length])).toEqual([[3, 1]]);
});

test("runUnit() asks the sweep's question instead of the benchmark's", async () => {
  const decode = scriptedDecode();
  await run({ ...(await planned({ question: "What is there?" })), decode });
  expect(new Set(decode.batches[0]?.samples.map((sample) => sample.question))).toEqual(
    new Set(["What is there?"]),
  );
});

test("runUnit() fails the captions of an unreadable image and does their siblings", async () => {
  const unit = await planned({ cells: 2, samples: 3 });
  const report = await run({ ...unit, decode: scriptedDecode({ unreadable: ["s1"] }) });
  expect(report).toMatchObject({ done: 4, failed: 2, isFinished: true });
  expect(await failedItems()).toMatchObject([
    {
      cell_id: "c0",
      sample_id: "s1",
      error_name: "ImageError",
      error_message: "Cannot read /s1.png: no image",
    },
    { cell_id: "c1", sample_id: "s1" },
  ]);
});

test("runUnit() goes on after a single death of the model's process", async () => {
  const unit = await planned({ cells: 2, samples: 3 });
  let deaths = 1;
  const decode = scriptedDecode({ kills: () => deaths-- > 0 });
  expect(await run({ ...unit, decode })).toMatchObject({ done: 6, failed: 0, isFinished: true });
  expect(decode.batches.map((batch) => batch.samples.length)).toEqual([3, 1, 1, 1]);
});

test("runUnit() finds the caption that kills the process by its third death, and does all others", async () => {
  const unit = await planned({ cells: 3, samples: 4 });
  const decode = scriptedDecode({ kills: (sampleId, label) => sampleId === "s2" && label === "0.01" });
  const reports: BatchReport[] = [];
  const report = await run({ ...unit, decode, onBatch: (batch) => reports.push(batch) });
  expect(report).toMatchObject({ done: 11, failed: 1, isFinished: true });
  expect(reports.reduce((sum, { failed }) => sum + failed, 0)).toBe(1);
  expect(await failedItems()).toMatchObject([
    { cell_id: "c1", sample_id: "s2", crashes: 3, error_name: "ModelChildDiedError" },
  ]);
  expect(await sweepProgress(db, "sweep-1")).toEqual({ expected: 12, done: 11, failed: 1, pending: 0 });
});

test("runUnit() remembers deaths over its calls", async () => {
  const unit = await planned({ cells: 1, samples: 1 });
  const stop = new AbortController();
  const kills = () => true;
  for (let call = 0; call < 2; call += 1) {
    const stopAfterOne = new AbortController();
    await run({
      ...unit,
      decode: scriptedDecode({ kills }),
      signal: stopAfterOne.signal,
      onBatch: () => stopAfterOne.abort(),
    });
  }
  await run({ ...unit, decode: scriptedDecode({ kills }), signal: stop.signal });
  expect(await failedItems()).toHaveLength(1);
});

test("runUnit() stops between batches when told to, and leaves the rest pending", async () => {
  const unit = await planned({ cells: 2, samples: 3 });
  await client.exec("update kvsweep.items set state = 'done' where cell_id = 'c0' and sample_id = 's0'");
  const stop = new AbortController();
  const report = await run({
    ...unit,
    decode: scriptedDecode(),
    signal: stop.signal,
    onBatch: () => stop.abort(),
  });
  expect(report).toMatchObject({ done: 1, isFinished: false });
  expect(await sweepProgress(db, "sweep-1")).toEqual({ expected: 6, done: 2, failed: 0, pending: 4 });
  expect(await run({ ...unit, decode: scriptedDecode() })).toMatchObject({ done: 4, isFinished: true });
});

test("runUnit() holds no death against a batch that was killed because it was told to stop", async () => {
  const unit = await planned();
  const stop = new AbortController();
  const decode = scriptedDecode({ kills: () => true, onCall: () => stop.abort() });
  expect(await run({ ...unit, decode, signal: stop.signal })).toMatchObject({ done: 0, isFinished: false });
  expect((await client.query("select 1 from kvsweep.items where crashes > 0")).rows).toEqual([]);
});

test("runUnit() by a worker that was overtaken commits nothing", async () => {
  const unit = await planned();
  const decode = scriptedDecode({ onCall: async () => void (await claimUnit(db, unit.unitId)) });
  await expect(run({ ...unit, decode })).rejects.toThrow(StaleAttemptError);
  expect(await sweepProgress(db, "sweep-1")).toMatchObject({ done: 0, failed: 0 });
});

test("runUnit() writes no row where an object cannot be written", async () => {
  const unit = await planned();
  store.put = () => Promise.reject(new Error("disk full"));
  await expect(run({ ...unit, decode: scriptedDecode() })).rejects.toThrow("disk full");
  expect(await sweepProgress(db, "sweep-1")).toMatchObject({ done: 0, failed: 0 });
});

test("runUnit() passes other errors of the decoder on", async () => {
  const unit = await planned();
  const decode = () => Promise.reject(new RangeError("a fault"));
  await expect(run({ ...unit, decode })).rejects.toThrow(RangeError);
});

test("runUnit() names a sample that the benchmark does not have", async () => {
  const unit = await planned();
  const resolve = async () => ({ model: "/m", samples: samples.slice(1) });
  await expect(run({ ...unit, decode: scriptedDecode(), resolve })).rejects.toThrow('Cannot decode "s0"');
});

test("runUnit() keeps how long its captions took", async () => {
  await run({ ...(await planned({ cells: 1, samples: 2 })), decode: scriptedDecode() });
  const model = { modelFingerprint: "model-1", provider: "cpu", dtype: "float32", threads: 2 };
  expect(await modelTimings(db, model)).toMatchObject([
    { images: 2, configurations: 1, promptTokens: 80, maxNewTokens: 16, decodeSeconds: 0.25 },
  ]);
});

test("runUnit() marks a unit of which nothing is owed any more, also one that owed nothing to begin with", async () => {
  const unit = await planned({ cells: 2, samples: 3 });
  const isFinished = async () =>
    (
      await client.query<{ is_finished: boolean }>(
        "select finished_at is not null as is_finished from kvsweep.units",
      )
    ).rows[0]?.is_finished;
  const drain = new AbortController();
  drain.abort();
  await run({ ...unit, decode: scriptedDecode(), signal: drain.signal });
  expect(await isFinished()).toBe(false);
  await run({ ...unit, decode: scriptedDecode() });
  expect(await isFinished()).toBe(true);
  await client.exec("update kvsweep.units set finished_at = null");
  await run({ ...unit, decode: scriptedDecode() });
  expect(await isFinished()).toBe(true);
});

test("runUnit() holds a lease while it decodes, and gives it back when it stops before the end", async () => {
  const unit = await planned({ cells: 2, samples: 3 });
  const leases = async () =>
    (
      await client.query<{ worker_id: string; is_leased: boolean }>(
        "select worker_id, coalesce(lease_until > now(), false) as is_leased from kvsweep.units",
      )
    ).rows;
  const seen: unknown[] = [];
  const scripted = scriptedDecode();
  const decode: RunUnit["decode"] = async (...input) => {
    seen.push(...(await leases()));
    throw new Error(`stopped after ${(await scripted(...input)).captions.length} samples`);
  };
  await expect(run({ ...unit, decode, lease: { workerId: "w1", seconds: 60 } })).rejects.toThrow("stopped");
  expect(seen).toEqual([{ worker_id: "w1", is_leased: true }]);
  expect(await leases()).toEqual([{ worker_id: "w1", is_leased: false }]);
});

test.each(["paused", "cancelled"])(
  "runUnit() decodes nothing of a sweep that is %s, and lets go of the unit",
  async (state) => {
    const unit = await planned();
    await client.query("update kvsweep.sweeps set state = $1", [state]);
    const decode = scriptedDecode();
    const report = await run({ ...unit, decode, lease: { workerId: "w1", seconds: 60 } });
    expect(report).toMatchObject({ done: 0, isFinished: false });
    expect(decode.batches).toEqual([]);
    const { rows } = await client.query(
      "select coalesce(lease_until > now(), false) as is_leased from kvsweep.units",
    );
    expect(rows).toEqual([{ is_leased: false }]);
  },
);

test("runUnit() of a fleet fails what will never be decoded, and leaves what may yet be", async () => {
  const unit = await planned({ cells: 2, samples: 3 });
  const failing = (error: Error) =>
    run({ ...unit, decode: () => Promise.reject(error), lease: { workerId: "w1", seconds: 60 } });
  await expect(failing(new Error("the network is away"))).rejects.toThrow("network");
  expect(await failedItems()).toEqual([]);
  await expect(failing(new PlanError("Cannot decode: it is too wide", "Narrow it."))).rejects.toThrow("wide");
  expect(await failedItems()).toHaveLength(6);
  expect((await failedItems())[0]).toMatchObject({ error_name: "PlanError" });
});

test("runUnit() of a fleet gives up a unit that fails for the fifth time in a row, but never for a server's sake", async () => {
  const unit = await planned({ cells: 2, samples: 3 });
  const failing = async (error: Error) => {
    const decode = () => Promise.reject(error);
    await expect(run({ ...unit, decode, lease: { workerId: "w1", seconds: 60 } })).rejects.toThrow(error);
  };
  const away = new StoreError({ path: "s3://b", code: "503" }, "Cannot write: it is away", { retry: true });
  for (let time = 0; time < 6; time += 1) await failing(away);
  for (let time = 0; time < 4; time += 1) await failing(new RangeError("a fault"));
  expect(await failedItems()).toEqual([]);
  const drain = new AbortController();
  const stopped = () => {
    drain.abort();
    return Promise.reject(new RangeError("stopped"));
  };
  const lease = { workerId: "w1", seconds: 60 };
  await expect(run({ ...unit, decode: stopped, lease, signal: drain.signal })).rejects.toThrow("stopped");
  expect(await failedItems()).toEqual([]);
  await failing(new RangeError("a fault"));
  expect(await failedItems()).toHaveLength(6);
});
