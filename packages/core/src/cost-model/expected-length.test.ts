import { expect, test } from "vitest";
import type { BatchTiming } from "./batch-timing.ts";
import { expectedLength } from "./expected-length.ts";

const timing = (change: Partial<BatchTiming>): BatchTiming => ({
  ...{ images: 2, configurations: 5, promptTokens: 80, maxNewTokens: 128, steps: 60, tokens: 500 },
  ...{ encodeSeconds: 1, prefillSeconds: 1, decodeSeconds: 1 },
  ...change,
});

test("expectedLength() is the mean of what was seen, where captions ended by themselves", () => {
  const timings = [timing({}), timing({ steps: 40, tokens: 300 })];
  expect(expectedLength(timings, 512)).toEqual({ steps: 50, tokensPerRow: 40 });
});

test("expectedLength() is no longer than the limit", () => {
  expect(expectedLength([timing({})], 30)).toEqual({ steps: 30, tokensPerRow: 25 });
});

test("expectedLength() of captions that were cut off grows with the limit", () => {
  const cut = timing({ maxNewTokens: 8, steps: 8, tokens: 80 });
  expect(expectedLength([cut], 64)).toEqual({ steps: 64, tokensPerRow: 64 });
});
