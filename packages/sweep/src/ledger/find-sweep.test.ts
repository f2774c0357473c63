import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { findSweep } from "./find-sweep.ts";
import { recordSweep } from "./record-sweep.ts";

const ledger = await openLedger();
const { db } = ledger;
beforeEach(ledger.clear);

beforeEach(async () => {
  for (const [id, name] of [
    ["aa11", "first"],
    ["aa22", "twice"],
    ["bb33", "twice"],
  ] as const) {
    await recordSweep(db, smallPlan({ id, name }));
  }
});

test("findSweep() by a name finds the newest of that name", async () => {
  expect(await findSweep(db, "twice")).toMatchObject({ id: "bb33", name: "twice", file: "name: twice\n" });
});

test("findSweep() by the first digits of an id finds the newest that begins so", async () => {
  expect((await findSweep(db, "aa1"))?.id).toBe("aa11");
  expect((await findSweep(db, "aa"))?.id).toBe("aa22");
});

test("findSweep() finds nothing where nothing fits, and takes wildcards as letters", async () => {
  expect(await findSweep(db, "c")).toBeUndefined();
  expect(await findSweep(db, "%")).toBeUndefined();
});

test("findSweep() of an empty text finds the newest of all", async () => {
  expect((await findSweep(db, ""))?.id).toBe("bb33");
});
