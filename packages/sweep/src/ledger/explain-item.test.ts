import { beforeEach, expect, test } from "vitest";
import { LedgerError } from "../errors.ts";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { claimUnit } from "./claim-unit.ts";
import { commitItems } from "./commit-items.ts";
import { explainItem } from "./explain-item.ts";
import { recordSweep } from "./record-sweep.ts";

const ledger = await openLedger();
const { db } = ledger;
beforeEach(ledger.clear);

const plan = smallPlan({ cells: 1, samples: 2, rowsPerUnit: 1 });
beforeEach(() => recordSweep(db, plan));

test("explainItem() tells an item's state and what happened to the units that hold it, and to no others", async () => {
  const [first, second] = plan.units.map(({ id }) => id);
  await claimUnit(db, second ?? "");
  const { attemptToken } = await claimUnit(db, first ?? "");
  const failed = [{ cellId: "c0", sampleId: "s0", errorName: "ImageError", errorMessage: "no image" }];
  await commitItems(db, { unitId: first ?? "", attemptToken, done: [], failed });
  const { items, events } = await explainItem(db, { cellId: "c0", sampleId: "s0" });
  expect(items).toMatchObject([{ sampleId: "s0", state: "failed", errorName: "ImageError", crashes: 0 }]);
  expect(events.map(({ kind, unitId }) => [kind, unitId])).toEqual([
    ["claimed", first],
    ["committed", first],
  ]);
});

test("explainItem() of a whole cell tells all its items", async () => {
  const { items, events } = await explainItem(db, { cellId: "c0" });
  expect(items.map(({ sampleId, state }) => [sampleId, state])).toEqual([
    ["s0", "pending"],
    ["s1", "pending"],
  ]);
  expect(events).toEqual([]);
});

test("explainItem() refuses what is not there", async () => {
  await expect(explainItem(db, { cellId: "c0", sampleId: "s9" })).rejects.toThrow(LedgerError);
});
