import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { type SmallPlan, smallPlan } from "../testing/small-plan.ts";
import { claimUnit } from "./claim-unit.ts";
import { type OwedUnitsQuery, owedUnits } from "./owed-units.ts";
import { recordSweep } from "./record-sweep.ts";
import { setSweep } from "./set-sweep.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

/** A sweep of one cell with a unit a sample. Returns its units' ids. */
async function recorded(plan: SmallPlan): Promise<readonly string[]> {
  const made = smallPlan({ cells: 1, rowsPerUnit: 1, ...plan });
  await recordSweep(db, made);
  return made.units.map(({ id }) => id);
}
const owed = (query: Partial<OwedUnitsQuery> = {}) =>
  owedUnits(db, { queue: "units-small", queued: [], limit: 100, ...query });
const owedIds = async (query: Partial<OwedUnitsQuery> = {}) => (await owed(query)).map(({ id }) => id);

test("owedUnits() gives the units of a sweep in the plan's order, as many as are asked for", async () => {
  const ids = await recorded({ samples: 5 });
  expect(await owedIds()).toEqual(ids);
  expect(await owedIds({ limit: 2 })).toEqual(ids.slice(0, 2));
  expect(await owedIds({ queue: "other" })).toEqual([]);
});

test("owedUnits() lets sweeps of one priority take turns", async () => {
  const large = await recorded({ id: "large", samples: 4 });
  const small = await recorded({ id: "small", samples: 2 });
  expect(await owedIds()).toEqual([large[0], small[0], large[1], small[1], large[2], large[3]]);
});

test("owedUnits() counts what is in the queue already, and does not give it again", async () => {
  const large = await recorded({ id: "large", samples: 4 });
  const small = await recorded({ id: "small", samples: 2 });
  const found = await owed({ queued: large.slice(0, 2) });
  expect(found.map(({ id, turn }) => [id, turn])).toEqual([
    [small[0], 1],
    [small[1], 2],
    [large[2], 3],
    [large[3], 4],
  ]);
});

test("owedUnits() gives those of a higher priority first", async () => {
  const first = await recorded({ id: "first", samples: 2 });
  const urgent = await recorded({ id: "urgent", samples: 2 });
  await setSweep(db, "urgent", { priority: 9 });
  expect(await owedIds()).toEqual([...urgent, ...first]);
});

test("owedUnits() leaves out paused and cancelled sweeps, and units that are finished or in a worker's hands", async () => {
  const [finished, held, lost, ...rest] = await recorded({ id: "a", samples: 5 });
  await recorded({ id: "paused", samples: 2 });
  await recorded({ id: "cancelled", samples: 2 });
  await setSweep(db, "paused", { state: "paused" });
  await setSweep(db, "cancelled", { state: "cancelled" });
  await client.query("update kvsweep.units set finished_at = now() where id = $1", [finished]);
  await claimUnit(db, held ?? "", { workerId: "w", seconds: 60 });
  await claimUnit(db, lost ?? "", { workerId: "w", seconds: -1 });
  expect(await owedIds()).toEqual([lost, ...rest]);
});
