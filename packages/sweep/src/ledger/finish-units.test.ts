import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { finishUnit } from "./finish-units.ts";
import { recordSweep } from "./record-sweep.ts";
import { retryFailed } from "./retry-failed.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

const plan = smallPlan({ cells: 1, samples: 3, rowsPerUnit: 1 });
const unitIds = plan.units.map(({ id }) => id);
const end = (sampleId: string, state = "done") =>
  client.query("update kvsweep.items set state = $1 where sample_id = $2", [state, sampleId]);
/** Which units of a sweep are finished, in the plan's order. */
async function finished(sweepId = plan.id): Promise<boolean[]> {
  const { rows } = await client.query<{ is_finished: boolean }>(
    "select finished_at is not null as is_finished from kvsweep.units where sweep_id = $1 order by ordinal",
    [sweepId],
  );
  return rows.map((row) => row.is_finished);
}

test("finishUnit() marks a unit that owes nothing, and no other", async () => {
  await recordSweep(db, plan);
  await end("s0");
  for (const id of unitIds) await finishUnit(db, id);
  expect(await finished()).toEqual([true, false, false]);
});

test("a sweep whose captions others have made begins with finished units", async () => {
  await recordSweep(db, plan);
  await end("s0");
  await end("s1", "failed");
  await recordSweep(db, smallPlan({ id: "later", cells: 1, samples: 3, rowsPerUnit: 1 }));
  expect(await finished("later")).toEqual([true, true, false]);
});

test("failed captions that are to be tried again reopen their units", async () => {
  await recordSweep(db, plan);
  await end("s0", "failed");
  await end("s1");
  for (const id of unitIds) await finishUnit(db, id);
  await retryFailed(db, plan.id);
  expect(await finished()).toEqual([false, true, false]);
});
