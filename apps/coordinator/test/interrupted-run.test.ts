import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeAll, expect, test, vi } from "vitest";
import { isAlive } from "../src/testing/is-alive.ts";
import { Kvsweep, kvsweep } from "../src/testing/kvsweep.ts";
import { ledgerRows } from "../src/testing/ledger-rows.ts";
import { seededRandom } from "../src/testing/seeded-random.ts";
import { readTables, writeSmallSweep } from "../src/testing/small-sweep.ts";
import { hasStored, objectCount } from "../src/testing/stored-objects.ts";
import { lastingFolder, temporaryFolder } from "../src/testing/temporary-folder.ts";

/** 12 units of 4 cells × 2 images: many moments to be interrupted at. */
const rowsPerUnit = 8;
const folder = lastingFolder();
const file = writeSmallSweep(folder);
const undisturbed = join(folder, "state");
const run = (state: string, rows = rowsPerUnit) => ["run", file, "--state", state, "--rows", String(rows)];

beforeAll(async () => {
  const first = new Kvsweep(run(undisturbed));
  await first.hasSaid(/captions/);
  const second = await kvsweep(...run(undisturbed));
  expect(second.code).toBe(3);
  expect(second.stderr).toContain(`process ${first.pid}`);
  expect(second.stderr).toContain("is using it");
  expect(await first.ended).toMatchObject({ code: 0 });
});

interface Unit {
  readonly id: string;
  readonly attempt: number;
}

test("a run that was killed five times ends in the tables of an undisturbed one, and repeats only batches in flight", async () => {
  const state = temporaryFolder();
  const random = seededRandom(7);
  let done: string[] = [];
  for (let kill = 0; kill < 5; kill += 1) {
    const killed = new Kvsweep(run(state));
    await killed.hasSaid(/captions/);
    if (kill > 0) await hasStored(killed, state, (await objectCount(state)) + 1);
    // Anywhere in the batch that is now in flight: the moments are what this test is about.
    await setTimeout(random() * 300);
    killed.kill("SIGKILL");
    expect(await killed.ended).toMatchObject({ signal: "SIGKILL" });
    const now = await ledgerRows<Unit>(state, finishedUnits);
    expect(now.map(({ id }) => id)).toEqual(expect.arrayContaining(done));
    done = now.map(({ id }) => id);
  }
  expect(done.length).toBeLessThan(12);
  const last = await kvsweep(...run(state));
  expect(last).toMatchObject({ code: 0, stderr: expect.stringContaining("already there; going on with") });
  expect(readTables(state)).toEqual(readTables(undisturbed));
  // A unit here is one batch. At a kill, one is with the model and one is being stored; no other is begun again.
  const units = await ledgerRows<Unit>(state, "select id, attempt from kvsweep.units");
  expect(units).toHaveLength(12);
  expect(units.reduce((sum, { attempt }) => sum + attempt - 1, 0)).toBeLessThanOrEqual(5 * 2);
});

const finishedUnits = `select id, attempt from kvsweep.units u where not exists (
  select 1 from kvsweep.items i
  where i.cell_id = any(u.cell_ids) and i.sample_id = any(u.sample_ids) and i.state <> 'done')`;

test("a run goes on where its model child was killed five times, and ends in the same tables", async () => {
  const state = temporaryFolder();
  const random = seededRandom(11);
  // Units of one image, 24 objects in all. Far enough apart for what one kill lost to be made up before the next.
  const rows = 4;
  const sweep = new Kvsweep(run(state, rows));
  const killed = new Set<number>();
  for (let kill = 0; kill < 5; kill += 1) {
    await hasStored(sweep, state, kill * 4 + 1 + Math.floor(random() * 2));
    await setTimeout(random() * 100);
    const child = (await sweep.childPid()) ?? 0;
    killed.add(child);
    process.kill(child, "SIGKILL");
  }
  expect(await sweep.ended).toMatchObject({ code: 0 });
  expect(killed.size).toBe(5);
  expect(readTables(state)).toEqual(readTables(undisturbed));
  const [row] = await ledgerRows<{ lost: number }>(
    state,
    "select sum(crashes)::int as lost from kvsweep.items",
  );
  expect(row?.lost).toBeGreaterThan(0);
  expect(row?.lost).toBeLessThanOrEqual(5 * rows);
});

test("Ctrl-C lets the batch in flight finish, says how to go on, and the next run goes on", async () => {
  const state = temporaryFolder();
  const stopped = new Kvsweep(run(state));
  await hasStored(stopped, state, 1);
  stopped.pressCtrlC();
  const { code, stderr } = await stopped.ended;
  expect(code).toBe(130);
  expect(stderr).toContain(`Go on with: kvsweep run ${file}`);
  const kept = Number(/Stopped with (\d+) of 96 captions kept/.exec(stderr)?.[1]);
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(96);
  const next = await kvsweep(...run(state));
  expect(next.code).toBe(0);
  expect(next.stderr).toContain(`${kept} of them already there; going on with the other ${96 - kept}`);
  expect(readTables(state)).toEqual(readTables(undisturbed));
  const units = await ledgerRows<Unit>(state, "select id, attempt from kvsweep.units where attempt > 1");
  expect(units.length).toBeLessThanOrEqual(2);
});

test("Ctrl-C twice leaves at once, model child and all, and the next run goes on", async () => {
  const state = temporaryFolder();
  const stopped = new Kvsweep(run(state, 96));
  await stopped.hasSaid(/0%/);
  stopped.pressCtrlC();
  await stopped.hasSaid(/press Ctrl-C again/);
  const child = await stopped.childPid();
  const start = performance.now();
  stopped.pressCtrlC();
  expect(await stopped.ended).toMatchObject({ code: 130, stderr: expect.stringContaining("goes on") });
  expect(performance.now() - start).toBeLessThan(1_500);
  await vi.waitFor(() => expect(isAlive(child ?? 0)).toBe(false));
  expect(await kvsweep(...run(state))).toMatchObject({ code: 0 });
  expect(readTables(state)).toEqual(readTables(undisturbed));
});

test("a second run decodes nothing, and says that all captions were there", async () => {
  const before = readTables(undisturbed);
  const second = await kvsweep(...run(undisturbed));
  expect(second.code).toBe(0);
  expect(second.stderr).toContain("all were already there, nothing to decode");
  expect(second.seconds).toBeLessThan(20);
  expect(readTables(undisturbed)).toEqual(before);
  const again = await ledgerRows<Unit>(
    undisturbed,
    "select id, attempt from kvsweep.units where attempt > 1",
  );
  expect(again).toEqual([]);
});
