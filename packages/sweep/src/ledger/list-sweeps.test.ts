import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { listSweeps } from "./list-sweeps.ts";
import { recordSweep } from "./record-sweep.ts";

const ledger = await openLedger();
const { db } = ledger;
beforeEach(ledger.clear);

test("listSweeps() lists all, the newest first", async () => {
  expect(await listSweeps(db)).toEqual([]);
  await recordSweep(db, smallPlan({ id: "b", name: "first" }));
  await recordSweep(db, smallPlan({ id: "a", name: "second" }));
  expect((await listSweeps(db)).map((sweep) => [sweep.id, sweep.name])).toEqual([
    ["a", "second"],
    ["b", "first"],
  ]);
});
