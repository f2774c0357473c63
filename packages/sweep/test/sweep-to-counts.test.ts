import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { Caption } from "@kvsweep/metrics";
import { captionCounts, migrateDatabase, openPgliteDatabase } from "@kvsweep/metrics/database";
import { expect, test } from "vitest";
import { pendingUnits } from "../src/ledger/pending-units.ts";
import { recordSweep } from "../src/ledger/record-sweep.ts";
import { sweepProgress } from "../src/ledger/sweep-progress.ts";
import { enqueueUnits } from "../src/queue/enqueue-units.ts";
import { openPgliteQueue } from "../src/queue/open-pglite-queue.ts";
import { runUnit } from "../src/run-unit.ts";
import { scoreSweep } from "../src/score-sweep.ts";
import { FolderStore } from "../src/store/folder-store.ts";
import { jobsCompleted } from "../src/testing/job-outcome.ts";
import { scriptedDecode } from "../src/testing/scripted-decode.ts";
import { smallPlan } from "../src/testing/small-plan.ts";

const samples = Array.from({ length: 40 }, (_, n) => ({ id: `s${n}`, image: `/s${n}.png`, question: "Q" }));

test("a sweep goes through queue, ledger and object store on one PGlite, and goes on after it was closed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "kvsweep-sweep-"));
  const plan = smallPlan({ cells: 13, samples: 40, rowsPerUnit: 26 });
  const store = new FolderStore(join(folder, "objects"));
  const resolve = async () => ({ model: "/m", samples });

  /** Does at most so many units, two at a time. */
  async function work(most: number): Promise<number> {
    const client = await PGlite.create(join(folder, "database"));
    const db = openPgliteDatabase(client);
    await migrateDatabase(db);
    const connection = await openPgliteQueue(client);
    await recordSweep(db, plan);
    const units = (await pendingUnits(db, plan.id)).slice(0, most);
    const name = plan.units[0]?.queue ?? "";
    const decode = scriptedDecode();
    const worker = connection.createWorker(
      name,
      async ({ unitId }) => void (await runUnit({ db, store, decode, resolve, unitId, threads: 1 })),
      { concurrency: 2 },
    );
    const completed = jobsCompleted(worker, units.length);
    await enqueueUnits(connection.createQueue(name), units);
    await completed;
    await connection.close();
    await client.close();
    return decode.batches.length;
  }

  expect(await work(8)).toBe(8);
  expect(await work(100)).toBe(12);

  const client = await PGlite.create(join(folder, "database"));
  const db = openPgliteDatabase(client);
  expect(await sweepProgress(db, plan.id)).toEqual({ expected: 520, done: 520, failed: 0, pending: 0 });
  const benchmark = { name: "scenes", version: 1 };
  const data = { count: (_id: string, { tokens }: Caption) => ({ tokens }) };
  expect(await scoreSweep({ db, store, benchmark, data, sweepId: plan.id })).toBe(520);
  expect(await db.$count(captionCounts)).toBe(520);
  await client.close();
  await rm(folder, { recursive: true });
});
