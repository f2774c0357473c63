import { timings } from "@kvsweep/metrics/database";
import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallAttempt, smallTiming } from "../testing/small-timing.ts";
import { recordTimings } from "./record-timings.ts";

const ledger = await openLedger();
const { db } = ledger;
beforeEach(ledger.clear);

test("recordTimings() keeps the batches of an attempt, the first ones", async () => {
  const [first, second] = [smallTiming(), smallTiming({ images: 1, tokens: 100 })];
  await recordTimings(db, smallAttempt, [first, second]);
  await recordTimings(db, smallAttempt, [smallTiming({ decodeSeconds: 500 })]);
  await recordTimings(db, { ...smallAttempt, attempt: 2 }, [first]);
  await recordTimings(db, { ...smallAttempt, attempt: 3 }, []);
  const rows = await db.select().from(timings).orderBy(timings.attempt, timings.ordinal);
  expect(rows).toMatchObject([
    { ...smallAttempt, ordinal: 0, ...first },
    { ...smallAttempt, ordinal: 1, ...second },
    { ...smallAttempt, attempt: 2, ordinal: 0, ...first },
  ]);
});
