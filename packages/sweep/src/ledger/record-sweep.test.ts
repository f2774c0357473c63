import { items, units } from "@kvsweep/metrics/database";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { shuffler } from "../testing/shuffled.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { planProgress } from "./plan-progress.ts";
import { recordSweep } from "./record-sweep.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

test("recordSweep() owes every cell of every sample of its benchmark", async () => {
  await recordSweep(db, smallPlan({ cells: 3, samples: 4 }));
  const rows = await db.select().from(items);
  expect(rows).toHaveLength(12);
  expect(rows.every((row) => row.state === "pending" && row.crashes === 0)).toBe(true);
});

test("recordSweep() keeps what SQL needs to know of a cell, and all of its identity", async () => {
  const plan = smallPlan({ cells: 2 });
  await recordSweep(db, plan);
  const { rows } = await client.query("select * from kvsweep.cells order by id");
  expect(rows).toMatchObject([
    {
      id: "c0",
      method: "greedy",
      label: "greedy",
      lambda_ref: null,
      layer_start: null,
      options: { method: "greedy" },
    },
    {
      id: "c1",
      method: "kvsmooth",
      lambda_ref: 0.01,
      layer_start: 1,
      layer_end: 8,
      adaptive: false,
      target: "kv",
    },
  ]);
  expect(rows).toMatchObject([{ identity: plan.cells[0]?.identity }, { identity: plan.cells[1]?.identity }]);
});

test("recordSweep() keeps the units with their cells and samples in order", async () => {
  const plan = smallPlan({ cells: 3, samples: 12, rowsPerUnit: 8 });
  await recordSweep(db, plan);
  const rows = await db.select().from(units).orderBy(units.ordinal);
  expect(rows.map(({ id, cellIds, sampleIds }) => ({ id, cellIds, sampleIds }))).toEqual(
    plan.units.map(({ id, cellIds, sampleIds }) => ({ id, cellIds, sampleIds })),
  );
});

test("recordSweep() keeps sample ids with quotes, backslashes, commas and braces", async () => {
  const plan = smallPlan({ cells: 1, samples: 1 });
  const sampleIds = ['a "b"', "c\\d", "e,f", "{g}", "null", "h\u00e9 "];
  const samples = [{ benchmark: "scenes", sampleIds }];
  await recordSweep(db, { ...plan, samples, units: plan.units.map((unit) => ({ ...unit, sampleIds })) });
  expect(await db.select({ sampleIds: units.sampleIds }).from(units)).toEqual([{ sampleIds }]);
});

test("recordSweep() twice changes nothing but the file's text", async () => {
  await recordSweep(db, smallPlan());
  await client.exec("update kvsweep.items set state = 'done' where sample_id = 's0'");
  await recordSweep(db, { ...smallPlan({ rowsPerUnit: 1 }), source: "# a comment\n" });
  const count = "select (select count(*)::int from kvsweep.units) as units, count(*)::int as items";
  expect((await client.query(`${count} from kvsweep.items`)).rows).toEqual([{ units: 1, items: 6 }]);
  expect((await client.query("select file from kvsweep.sweeps")).rows).toEqual([{ file: "# a comment\n" }]);
});

test("twenty clients that submit one plan at once enter one sweep, once", async () => {
  const plan = smallPlan({ cells: 5, samples: 20, rowsPerUnit: 10 });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => recordSweep(db, plan, { submittedBy: `client-${n}` })),
  );
  expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
  const { rows } = await client.query(`
    select id, submitted_by ~ '^client-' as is_signed, (select count(*)::int from kvsweep.items) as items,
           (select count(*)::int from kvsweep.units) as units from kvsweep.sweeps`);
  expect(rows).toEqual([{ id: plan.id, is_signed: true, items: 100, units: plan.units.length }]);
});

test("recordSweep() of a plan of more cells and units than a statement takes enters them all", async () => {
  const plan = smallPlan({ cells: 1, samples: 4_001, rowsPerUnit: 1 });
  await recordSweep(db, plan);
  expect(await planProgress(db, plan)).toEqual({ expected: 4_001, done: 0, failed: 0, pending: 4_001 });
  const { rows } = await client.query("select count(*)::int as n, max(ordinal) as last from kvsweep.units");
  expect(rows).toEqual([{ n: 4_001, last: 4_000 }]);
  const cells = plan.cells.flatMap((cell) =>
    Array.from({ length: 4_001 }, (_, ordinal) => ({ ...cell, id: `x${ordinal}`, ordinal })),
  );
  const wide = { ...smallPlan({ id: "sweep-2", samples: 1 }), cells };
  await recordSweep(db, wide);
  expect(await planProgress(db, wide)).toMatchObject({ expected: 4_001, pending: 4_001 });
});

test("recordSweep() of another sweep with the same cells leaves done items done", async () => {
  await recordSweep(db, smallPlan());
  await client.exec("update kvsweep.items set state = 'done'");
  await recordSweep(db, smallPlan({ id: "sweep-2", cells: 3 }));
  const states = "select state, count(*)::int as n from kvsweep.items group by state order by state";
  expect((await client.query(states)).rows).toEqual([
    { state: "done", n: 6 },
    { state: "pending", n: 3 },
  ]);
});

test("recordSweep() that fails in the middle leaves nothing behind", async () => {
  const plan = smallPlan();
  const [cell] = plan.cells;
  if (cell === undefined) throw new Error("no cell");
  const broken = { ...plan, cells: [{ ...cell, ordinal: Number.NaN }] };
  await expect(recordSweep(db, broken)).rejects.toThrow();
  expect((await client.query("select * from kvsweep.sweeps")).rows).toEqual([]);
});

test("sweeps that share cells and samples are recorded at once, whatever their order", async () => {
  // Rows take their time, so that everybody is at it together.
  await client.exec(`
    create function public.linger() returns trigger language plpgsql as
      $$ begin perform pg_sleep(0.001); return new; end $$;
    create trigger linger before insert on kvsweep.cells for each row execute function public.linger();
    create trigger linger before insert on kvsweep.items for each row execute function public.linger()`);
  onTestFinished(async () => {
    await client.exec("drop function public.linger() cascade");
  });
  const shuffled = shuffler(7);
  const plans = Array.from({ length: 8 }, (_, n) => {
    const plan = smallPlan({ id: `sweep-${n}`, cells: 40, samples: 2 });
    return { ...plan, cells: shuffled(plan.cells).map((cell, ordinal) => ({ ...cell, ordinal })) };
  });
  await Promise.all(plans.map(() => db.execute("select pg_sleep(0.05)")));
  await Promise.all(plans.map((plan) => recordSweep(db, plan)));
  expect((await client.query("select 1 from kvsweep.items")).rows).toHaveLength(80);
});

test("recordSweep() tells the database at once how much it holds, so that questions are planned for it", async () => {
  await recordSweep(db, smallPlan({ cells: 20, samples: 50 }));
  const { rows } = await client.query<{ reltuples: number }>(
    "select reltuples from pg_class where oid = 'kvsweep.items'::regclass",
  );
  expect(rows).toEqual([{ reltuples: 1_000 }]);
});
