import { expect, test } from "vitest";
import { batchTiming } from "./batch-timing.ts";

const before = { encodeSeconds: 1, prefillSeconds: 2, decodeSeconds: 3 };
const after = { encodeSeconds: 1.5, prefillSeconds: 3, decodeSeconds: 7 };
const row = (length: number) => ({ ids: Array.from({ length }, () => 7), finishReason: "eos" as const });
const batch = { promptTokens: 80, maxNewTokens: 64, before, after };

test("batchTiming() tells a batch's shape, its tokens, and the seconds since before", () => {
  const rows = [
    [row(3), row(5), row(1)],
    [row(2), row(2), row(2)],
  ];
  expect(batchTiming({ ...batch, rows })).toEqual({
    ...{ images: 2, configurations: 3, promptTokens: 80, maxNewTokens: 64, steps: 5, tokens: 15 },
    ...{ encodeSeconds: 0.5, prefillSeconds: 1, decodeSeconds: 4 },
  });
});

test("batchTiming() of no rows is none", () => {
  expect(batchTiming({ ...batch, rows: [[]] })).toBeUndefined();
});
