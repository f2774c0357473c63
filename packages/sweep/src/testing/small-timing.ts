import type { BatchTiming } from "@kvsweep/core/cost-model";
import type { TimedAttempt } from "../ledger/record-timings.ts";

export const smallAttempt: TimedAttempt = {
  unitId: "u1",
  attempt: 1,
  modelFingerprint: "model-1",
  provider: "cpu",
  dtype: "float32",
  threads: 2,
};

/** A batch of 2 images × 3 configurations; `change` says what is different. */
export const smallTiming = (change: Partial<BatchTiming> = {}): BatchTiming => ({
  ...{ images: 2, configurations: 3, promptTokens: 80, maxNewTokens: 64, steps: 50, tokens: 240 },
  ...{ encodeSeconds: 0.5, prefillSeconds: 1, decodeSeconds: 2 },
  ...change,
});
