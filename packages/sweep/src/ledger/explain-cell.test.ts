import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { explainCell } from "./explain-cell.ts";
import { recordSweep } from "./record-sweep.ts";

const ledger = await openLedger();
const { db } = ledger;
beforeEach(ledger.clear);

/** The small plan's cells with other ids and another identity. */
function changedPlan(id: string, change: Record<string, unknown>) {
  const plan = smallPlan({ id, cells: 3 });
  const cells = plan.cells.map((cell) => ({
    ...cell,
    id: `${id}-${cell.id}`,
    identity: { ...cell.identity, ...change },
  }));
  return { ...plan, cells, units: [] };
}

test("explainCell() names what differs from the nearest earlier cell of the same kind, with both values", async () => {
  await recordSweep(db, smallPlan({ cells: 3 }));
  const engine = { version: "2", provider: "cpu", dtype: "float32" };
  await recordSweep(db, changedPlan("later", { engine }));
  const { cell, nearest } = await explainCell(db, "later", "later-c1");
  expect(cell).toMatchObject({ id: "later-c1", method: "kvsmooth" });
  expect(nearest).toMatchObject([
    { id: "c1", differences: [{ path: "engine.version", a: "1", b: "2" }] },
    { id: "c2", differences: [{ path: "engine.version" }, { path: "method.lambdaRef", a: 0.02, b: 0.01 }] },
  ]);
});

test("explainCell() of the first of its kind finds no relative", async () => {
  await recordSweep(db, smallPlan({ cells: 3 }));
  expect((await explainCell(db, "sweep-1", "c1")).nearest).toEqual([]);
});
