import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { pendingUnits } from "./pending-units.ts";
import { recordSweep } from "./record-sweep.ts";

const ledger = await openLedger();
const { db, client } = ledger;
beforeEach(ledger.clear);

test("pendingUnits() are those that still owe an item, in the plan's order", async () => {
  const plan = smallPlan({ cells: 2, samples: 6, rowsPerUnit: 4 });
  await recordSweep(db, plan);
  await recordSweep(db, smallPlan({ id: "sweep-2", cells: 3 }));
  await client.exec("update kvsweep.items set state = 'done' where sample_id in ('s0', 's1')");
  await client.exec("update kvsweep.items set state = 'failed' where sample_id = 's2'");
  const ids = plan.units.map((unit) => unit.id);
  expect(await pendingUnits(db, "sweep-1")).toEqual([
    { id: ids[1], model: "scenes-vlm", benchmark: "scenes", queue: "units-small", pending: 2 },
    { id: ids[2], model: "scenes-vlm", benchmark: "scenes", queue: "units-small", pending: 4 },
  ]);
});

test("pendingUnits() of a finished sweep are none", async () => {
  await recordSweep(db, smallPlan());
  await client.exec("update kvsweep.items set state = 'done'");
  expect(await pendingUnits(db, "sweep-1")).toEqual([]);
});
