import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { smallAttempt, smallTiming } from "../testing/small-timing.ts";
import { modelTimings } from "./model-timings.ts";
import { recordTimings } from "./record-timings.ts";

const ledger = await openLedger();
const { db } = ledger;
beforeEach(ledger.clear);

test("modelTimings() are those of a model on its provider in its dtype, with as many threads", async () => {
  const timing = smallTiming();
  await recordTimings(db, smallAttempt, [timing, timing]);
  await recordTimings(db, { ...smallAttempt, unitId: "u2", modelFingerprint: "model-2" }, [smallTiming()]);
  await recordTimings(db, { ...smallAttempt, unitId: "u3", provider: "cuda" }, [smallTiming()]);
  await recordTimings(db, { ...smallAttempt, unitId: "u4", dtype: "float16" }, [smallTiming()]);
  await recordTimings(db, { ...smallAttempt, unitId: "u5", threads: 8 }, [smallTiming({ steps: 9 })]);
  expect(await modelTimings(db, smallAttempt)).toEqual([timing, timing]);
});

test("modelTimings() are those of other numbers of threads where nothing is nearer", async () => {
  await recordTimings(db, { ...smallAttempt, threads: 8 }, [smallTiming()]);
  expect(await modelTimings(db, smallAttempt)).toEqual([smallTiming()]);
  expect(await modelTimings(db, { ...smallAttempt, modelFingerprint: "never seen" })).toEqual([]);
});

test("modelTimings() are the newest", async () => {
  const many = Array.from({ length: 150 }, () => smallTiming());
  await recordTimings(db, smallAttempt, many);
  await recordTimings(
    db,
    { ...smallAttempt, attempt: 2 },
    many.map((timing) => ({ ...timing, images: 7 })),
  );
  const found = await modelTimings(db, smallAttempt);
  expect(found).toHaveLength(200);
  expect(found.filter(({ images }) => images === 7)).toHaveLength(150);
});
