import {
  cells,
  type Database,
  items,
  sweepCells,
  sweepSamples,
  sweeps,
  units,
  unnest,
} from "@kvsweep/metrics/database";
import { type SQL, sql } from "drizzle-orm";
import { batches } from "../batches.ts";
import type { PlannedCell, PlannedUnit, SweepPlan } from "../plan/sweep-plan.ts";
import { recordEvent } from "./events.ts";
import { finishUnits } from "./finish-units.ts";
import { methodColumns } from "./method-columns.ts";

/** Cells or units a statement: the plan is walked, and never held as a whole. */
const batchSize = 2_000;
/** A statement takes seconds, and never as long as statements may. */
const itemsAtATime = 100_000;

export interface Submission {
  /** Name of the token that the sweep came with. */
  readonly submittedBy?: string | undefined;
}

/**
 * Writes a plan into the ledger: what is owed, and how it is divided. Idempotent, in one transaction, also for many who
 * submit it at once: a sweep that is there already keeps its units, and cells and items that another sweep has decoded stay
 * as they are. Returns whether the sweep is new.
 */
export async function recordSweep(
  db: Database,
  plan: SweepPlan,
  submission: Submission = {},
): Promise<{ readonly isNew: boolean }> {
  return db.transaction(async (tx) => {
    const isNew = await insertSweep(tx, plan, submission);
    if (!isNew) return { isNew };
    await takeTurn(tx);
    await insertSweepSamples(tx, plan);
    const isAllNew = await insertGrid(tx, plan);
    await insertUnits(tx, plan);
    await refreshStatistics(tx);
    if (!isAllNew) await finishUnits(tx, plan.id);
    const { id: sweepId, name, cells: grid, units: parts } = plan;
    const details = { name, ...submission, cells: grid.length, units: parts.length };
    await recordEvent(tx, { kind: "submitted", sweepId, details });
    return { isNew };
  });
}

/** Cells and what is owed of them. Returns whether no other sweep has owed any of it before. */
async function insertGrid(db: Database, { id, cells: grid, samples }: SweepPlan): Promise<boolean> {
  const sizes = new Map(samples.map(({ benchmark, sampleIds }) => [benchmark, sampleIds.length]));
  const cellsAtATime = Math.max(1, Math.floor(itemsAtATime / Math.max(1, ...sizes.values())));
  let known = 0;
  for (const planned of batches(grid, batchSize)) {
    await insertCells(db, planned);
    await insertSweepCells(db, id, planned);
    for (const some of batches(planned, cellsAtATime)) {
      const wanted = some.reduce((sum, { benchmark }) => sum + (sizes.get(benchmark) ?? 0), 0);
      known += wanted - (await insertItems(db, id, some));
    }
  }
  return known === 0;
}

/**
 * New sweeps are entered one after the other: they may share cells and items, and whoever inserted them batch by batch in
 * an order of its own might wait for another who waits for it.
 */
async function takeTurn(db: Database): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('kvsweep record sweep'))`);
}

/**
 * So that the next question is not planned as if the tables were still empty: counting 16,000 captions takes 0.3 s then
 * instead of 0.01. PostgreSQL finds out within a minute by itself, PGlite never.
 */
async function refreshStatistics(db: Database): Promise<void> {
  await db.execute(sql`analyze ${items}, ${units}, ${cells}, ${sweepCells}, ${sweepSamples}`);
}

/** The text may change without the plan: a comment, a statistics setting. */
async function insertSweep(
  db: Database,
  { id, name, source }: SweepPlan,
  { submittedBy }: Submission,
): Promise<boolean> {
  const [inserted] = await db
    .insert(sweeps)
    .values({ id, name, file: source, submittedBy: submittedBy ?? null })
    .onConflictDoNothing()
    .returning({ id: sweeps.id });
  if (inserted === undefined) await db.update(sweeps).set({ file: source }).where(sql`${sweeps.id} = ${id}`);
  return inserted !== undefined;
}

async function insertCells(db: Database, planned: readonly PlannedCell[]): Promise<void> {
  const rows = planned.map((cell) => ({ ...cell, ...methodColumns(cell.method) }));
  const values = unnest([
    ["text", rows.map((row) => row.id)],
    ["text", rows.map((row) => row.model)],
    ["text", rows.map((row) => row.benchmark)],
    ["text", rows.map((row) => row.method.method)],
    ["text", rows.map((row) => row.label)],
    ["float8", rows.map((row) => row.lambdaRef)],
    ["int4", rows.map((row) => row.layerStart)],
    ["int4", rows.map((row) => row.layerEnd)],
    ["int4", rows.map((row) => (row.adaptive === null ? null : Number(row.adaptive)))],
    ["text", rows.map((row) => row.target)],
    ["int4", rows.map((row) => row.maxNewTokens)],
    ["jsonb", rows.map((row) => JSON.stringify(row.method))],
    ["jsonb", rows.map((row) => JSON.stringify(row.identity))],
  ]);
  await db.execute(sql`
    insert into ${cells} (id, model, benchmark, method, label, lambda_ref, layer_start, layer_end,
                          adaptive, target, max_new_tokens, options, identity)
    select a, b, c, d, e, f, g, h, i::bool, j, k, l, m
    from ${values} as r(a, b, c, d, e, f, g, h, i, j, k, l, m) on conflict do nothing`);
}

async function insertSweepCells(
  db: Database,
  sweepId: string,
  planned: readonly PlannedCell[],
): Promise<void> {
  const values = unnest([
    ["text", planned.map((cell) => cell.id)],
    ["int4", planned.map((cell) => cell.ordinal)],
  ]);
  await db.execute(sql`
    insert into ${sweepCells} (sweep_id, cell_id, ordinal)
    select ${sweepId}, * from ${values} on conflict do nothing`);
}

async function insertSweepSamples(db: Database, { id, samples }: SweepPlan): Promise<void> {
  const rows = samples.flatMap(({ benchmark, sampleIds }) =>
    sampleIds.map((sampleId, ordinal) => ({ benchmark, sampleId, ordinal })),
  );
  const values = unnest([
    ["text", rows.map((row) => row.benchmark)],
    ["text", rows.map((row) => row.sampleId)],
    ["int4", rows.map((row) => row.ordinal)],
  ]);
  await db.execute(sql`
    insert into ${sweepSamples} (sweep_id, benchmark, sample_id, ordinal)
    select ${id}, * from ${values} on conflict do nothing`);
}

/** Owes what no other sweep has owed before. Returns how many captions that are. */
async function insertItems(db: Database, sweepId: string, planned: readonly PlannedCell[]): Promise<number> {
  const values = unnest([
    ["text", planned.map((cell) => cell.id)],
    ["text", planned.map((cell) => cell.benchmark)],
  ]);
  const { rows } = await db.execute<{ count: number }>(sql`
    with inserted as (
      insert into ${items} (cell_id, sample_id)
      select c.id, s.sample_id
      from ${values} as c(id, benchmark)
      join ${sweepSamples} s on s.sweep_id = ${sweepId} and s.benchmark = c.benchmark
      order by 1, 2
      on conflict do nothing returning 1
    )
    select count(*)::int as count from inserted`);
  return rows[0]?.count ?? 0;
}

/** While the database enters some, the next ones are made. */
async function insertUnits(db: Database, { id, units: planned }: SweepPlan): Promise<void> {
  let entered: Promise<unknown> = Promise.resolve();
  for (const some of batches(planned, batchSize)) {
    const statement = unitsStatement(id, some);
    await entered;
    entered = Promise.resolve(db.execute(statement));
  }
  await entered;
}

// Arrays of arrays of different lengths are no Postgres value, so these two columns travel as texts.
function unitsStatement(sweepId: string, planned: readonly PlannedUnit[]): SQL {
  const values = unnest([
    ["text", planned.map((unit) => unit.id)],
    ["int4", planned.map((unit) => unit.ordinal)],
    ["text", planned.map((unit) => unit.model)],
    ["text", planned.map((unit) => unit.benchmark)],
    ["text", planned.map((unit) => unit.queue)],
    ["text", planned.map((unit) => arrayLiteral(unit.cellIds))],
    ["text", planned.map((unit) => arrayLiteral(unit.sampleIds))],
  ]);
  return sql`
    insert into ${units} (id, sweep_id, ordinal, model, benchmark, queue, cell_ids, sample_ids)
    select u.a, ${sweepId}, u.b, u.c, u.d, u.e,
           u.f::text[], u.g::text[]
    from ${values} as u(a, b, c, d, e, f, g) on conflict do nothing`;
}

/** A list as PostgreSQL writes it: {"a","b"}. */
function arrayLiteral(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}
