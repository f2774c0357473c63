import { beforeEach, expect, test } from "vitest";
import { openLedger } from "../testing/open-ledger.ts";
import { recordTiming, type Timing } from "./record-timing.ts";
import { secondsPerCaption } from "./seconds-per-caption.ts";

const ledger = await openLedger();
const { db } = ledger;
beforeEach(ledger.clear);

const timing: Timing = {
  unitId: "u1",
  attempt: 1,
  modelFingerprint: "model-1",
  provider: "cpu",
  threads: 2,
  captions: 100,
  tokens: 6000,
  seconds: 5,
};
const model = { modelFingerprint: "model-1", provider: "cpu" };

test("secondsPerCaption() is the median over a model's attempts on one provider", async () => {
  await recordTiming(db, timing);
  await recordTiming(db, { ...timing, attempt: 2, seconds: 10 });
  await recordTiming(db, { ...timing, attempt: 3, captions: 10, seconds: 9 });
  await recordTiming(db, { ...timing, unitId: "u2", provider: "cuda", seconds: 0.1 });
  expect(await secondsPerCaption(db, model)).toBeCloseTo(0.1, 12);
});

test("secondsPerCaption() is undefined where nothing was timed, or no caption came of it", async () => {
  await recordTiming(db, { ...timing, captions: 0 });
  expect(await secondsPerCaption(db, model)).toBeUndefined();
});
