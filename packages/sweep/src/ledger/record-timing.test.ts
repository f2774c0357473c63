import { timings } from "@kvsweep/metrics/database";
import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { recordTiming } from "./record-timing.ts";

const ledger = await openLedger();
const { db } = ledger;
beforeEach(ledger.clear);

test("recordTiming() keeps one row an attempt, the first", async () => {
  const timing = {
    unitId: "u1",
    attempt: 1,
    modelFingerprint: "model-1",
    provider: "cpu",
    threads: 2,
    captions: 100,
    tokens: 6000,
    seconds: 5,
  };
  await recordTiming(db, timing);
  await recordTiming(db, { ...timing, seconds: 500 });
  await recordTiming(db, { ...timing, attempt: 2, seconds: 6 });
  const rows = await db.select().from(timings).orderBy(timings.attempt);
  expect(rows).toMatchObject([timing, { ...timing, attempt: 2, seconds: 6 }]);
});
