import {
  cells,
  type Database,
  items,
  migrateDatabase,
  openPostgresDatabase,
  sweepCells,
  sweepSamples,
  sweeps,
  units,
} from "@kvsweep/metrics/database";
import { cannotStart, startPostgres } from "@kvsweep/servers";
import { claimUnit, commitItems } from "@kvsweep/sweep/ledger";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { checkHistory } from "./check-history.ts";
import { countOwedUnits, installWitness, readHistory } from "./witness.ts";

const reason = cannotStart("postgres");
if (reason !== undefined) console.warn(`NOT TESTED ON POSTGRESQL: ${reason}`);

const identity = {
  model: { fingerprint: "model" },
  benchmark: { fingerprint: "data" },
  engine: { provider: "cpu", dtype: "float32" },
  question: null,
};
const names = { model: "m", benchmark: "b" };
const greedy = { ...names, method: "greedy", maxNewTokens: 8, options: { method: "greedy" }, identity };

/** A sweep of one caption in one unit. */
async function insertSweep(db: Database): Promise<void> {
  await db.insert(sweeps).values({ id: "sweep", name: "small", file: "" });
  await db.insert(cells).values({ ...greedy, id: "cell", label: "greedy" });
  await db.insert(sweepCells).values({ sweepId: "sweep", cellId: "cell", ordinal: 0 });
  await db.insert(sweepSamples).values({ sweepId: "sweep", benchmark: "b", sampleId: "0001", ordinal: 0 });
  await db.insert(items).values({ cellId: "cell", sampleId: "0001" });
  const unit = { id: "unit", sweepId: "sweep", ordinal: 0, cellIds: ["cell"], sampleIds: ["0001"] };
  await db.insert(units).values({ ...names, ...unit });
}

test.skipIf(reason !== undefined)(
  "the witness sees claims, commits and what is undone by hand, and nothing of what is rolled back",
  async () => {
    await using postgres = await startPostgres();
    await using database = await openPostgresDatabase(postgres.url);
    const { db } = database;
    await migrateDatabase(db);
    await installWitness(db);
    await installWitness(db);
    await insertSweep(db);
    const first = await claimUnit(db, "unit", { workerId: "w1", seconds: 15 });
    const second = await claimUnit(db, "unit", { workerId: "w2", seconds: 15 });
    const done = {
      cellId: "cell",
      sampleId: "0001",
      objectKey: "key",
      line: 0,
      tokens: 1,
      finishReason: "eos",
    } as const;
    const commit = ({ attemptToken }: { attemptToken: string }) =>
      commitItems(db, { unitId: "unit", attemptToken, done: [done], failed: [] });
    await expect(commit(first)).rejects.toThrow("another worker has claimed it since");
    expect(await countOwedUnits(db)).toBe(1);
    await commit(second);
    expect(await countOwedUnits(db)).toBe(1);
    const { log, ...rows } = await readHistory(db);
    expect(log.filter(({ source }) => source !== "event")).toMatchObject([
      { source: "claim", unitId: "unit", attempt: 1, workerId: "w1" },
      { source: "claim", unitId: "unit", attempt: 2, workerId: "w2" },
      { source: "item", cellId: "cell", sampleId: "0001", from: "pending", to: "done", objectKey: "key" },
    ]);
    expect(rows.items).toMatchObject([{ state: "done", objectKey: "key", line: 0 }]);
    await db.execute(sql`update ${items} set state = 'pending'`);
    await db.execute(sql`update ${items} set state = 'done', object_key = 'other'`);
    const { problems } = checkHistory(await readHistory(db));
    expect(problems.join("\n")).toMatch(/no event tells of it/);
    await db.insert(sweeps).values({ id: "other", name: "other", file: "" });
    await db.insert(sweepSamples).values({ sweepId: "other", benchmark: "b", sampleId: "0001", ordinal: 0 });
    await db.insert(sweepCells).values({ sweepId: "other", cellId: "cell", ordinal: 0 });
    await db.update(sweeps).set({ state: "cancelled" }).where(eq(sweeps.id, "sweep"));
    expect((await readHistory(db)).items).toMatchObject([{ isWanted: true }]);
    await db.delete(sweepCells).where(eq(sweepCells.sweepId, "other"));
    await db.insert(cells).values({ ...greedy, id: "other", label: "other" });
    await db.insert(sweepCells).values({ sweepId: "other", cellId: "other", ordinal: 0 });
    expect((await readHistory(db)).items).toMatchObject([{ isWanted: false }]);
    expect(await countOwedUnits(db)).toBe(0);
  },
);
