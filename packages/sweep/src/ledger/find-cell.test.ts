import { beforeEach, expect, test } from "vitest";
import { LedgerError } from "../errors.ts";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { findCell } from "./find-cell.ts";
import { recordSweep } from "./record-sweep.ts";

const ledger = await openLedger();
const { db } = ledger;
beforeEach(ledger.clear);

test("findCell() finds a cell of the sweep by id or label, and no other sweep's", async () => {
  await recordSweep(db, smallPlan({ cells: 2 }));
  await recordSweep(db, smallPlan({ id: "sweep-2", cells: 3 }));
  expect(await findCell(db, "sweep-1", "c1")).toMatchObject({ id: "c1", method: "kvsmooth" });
  expect(await findCell(db, "sweep-1", "greedy")).toMatchObject({ id: "c0" });
  await expect(findCell(db, "sweep-1", "c2")).rejects.toThrow(LedgerError);
});
