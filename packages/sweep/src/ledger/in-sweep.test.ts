import { items } from "@kvsweep/metrics/database";
import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallPlan } from "../testing/small-plan.ts";
import { inSweep } from "./in-sweep.ts";
import { recordSweep } from "./record-sweep.ts";

const ledger = await openLedger();
const { db } = ledger;
beforeEach(ledger.clear);

test("inSweep() is true of a sweep's cells at a sweep's samples, whoever else has them", async () => {
  await recordSweep(db, smallPlan({ cells: 2, samples: 3 }));
  await recordSweep(db, smallPlan({ id: "sweep-2", cells: 3, samples: 2 }));
  expect(await db.$count(items)).toBe(2 * 3 + 2);
  expect(await db.$count(items, inSweep("sweep-1"))).toBe(6);
  expect(await db.$count(items, inSweep("sweep-2"))).toBe(6);
  expect(await db.$count(items, inSweep("none"))).toBe(0);
});
