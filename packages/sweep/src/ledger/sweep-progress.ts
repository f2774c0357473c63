import { cells, type Database, items, sweepCells, sweepSamples } from "@kvsweep/metrics/database";
import { sql } from "drizzle-orm";
import { LedgerError } from "../errors.ts";

/** Captions of a sweep: `expected = done + failed + pending`, always. */
export interface SweepProgress {
  readonly expected: number;
  readonly done: number;
  readonly failed: number;
  readonly pending: number;
}

/** Counts a sweep's captions. Throws LedgerError where the sweep is unknown or its items do not add up. */
export async function sweepProgress(db: Database, sweepId: string): Promise<SweepProgress> {
  const counted = (state: string) => sql<number>`count(*) filter (where ${items.state} = ${state})::int`;
  const [progress = { expected: 0, done: 0, failed: 0, pending: 0 }] = await db
    .select({
      expected: sql<number>`count(*)::int`,
      done: counted("done"),
      failed: counted("failed"),
      pending: counted("pending"),
    })
    .from(sweepCells)
    .innerJoin(cells, sql`${cells.id} = ${sweepCells.cellId}`)
    .innerJoin(
      sweepSamples,
      sql`${sweepSamples.sweepId} = ${sweepCells.sweepId} and ${sweepSamples.benchmark} = ${cells.benchmark}`,
    )
    .leftJoin(items, sql`${items.cellId} = ${cells.id} and ${items.sampleId} = ${sweepSamples.sampleId}`)
    .where(sql`${sweepCells.sweepId} = ${sweepId}`);
  assertAddsUp(sweepId, progress);
  return progress;
}

function assertAddsUp(sweepId: string, { expected, done, failed, pending }: SweepProgress): void {
  if (expected > 0 && expected === done + failed + pending) return;
  const found = `${expected} captions expected, ${done} done, ${failed} failed, ${pending} pending`;
  throw new LedgerError(
    `Cannot count the captions of sweep ${sweepId}: ${expected === 0 ? "the ledger has no such sweep" : found}`,
    expected === 0
      ? "`kvsweep status` lists the sweeps that there are."
      : "The database was changed by hand or lost rows: restore it, or delete the state and run the sweep again.",
  );
}
