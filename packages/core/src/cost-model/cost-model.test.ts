import { expect, test } from "vitest";
import type { BatchTiming } from "./batch-timing.ts";
import { costModel } from "./cost-model.ts";

/** A machine of which all costs are known. */
function timed(images: number, configurations: number, steps: number): BatchTiming {
  const tokens = images * configurations * steps;
  return {
    ...{ images, configurations, steps, tokens, promptTokens: 80, maxNewTokens: 128 },
    encodeSeconds: 0.25 * images,
    prefillSeconds: 0.002 * 80 * images,
    decodeSeconds: 0.01 * steps + 0.001 * tokens,
  };
}
const known = [timed(1, 1, 64), timed(2, 16, 64), timed(8, 8, 64), timed(4, 1, 64)];

test("costModel() finds what an image, a prompt token, a step and a row's token cost", () => {
  const model = costModel(known);
  expect(model.timings).toBe(4);
  expect(model.secondsPerImage).toBeCloseTo(0.25, 9);
  expect(model.secondsPerPromptToken).toBeCloseTo(0.002, 9);
  expect(model.secondsPerStep).toBeCloseTo(0.01, 9);
  expect(model.secondsPerToken).toBeCloseTo(0.001, 9);
});

test("costModel() foretells batches of widths that were never timed", () => {
  const { encodeSeconds, prefillSeconds, decodeSeconds } = timed(3, 32, 64);
  const shape = { images: 3, configurations: 32, maxNewTokens: 128 };
  expect(costModel(known).seconds(shape)).toBeCloseTo(encodeSeconds + prefillSeconds + decodeSeconds, 9);
});

test("costModel() of one timing gives its seconds back, and scales with rows", () => {
  const { encodeSeconds, prefillSeconds, decodeSeconds } = timed(2, 8, 64);
  const { seconds } = costModel([timed(2, 8, 64)]);
  const shape = { images: 2, configurations: 8, maxNewTokens: 128 };
  const prompts = encodeSeconds + prefillSeconds;
  expect(seconds(shape)).toBeCloseTo(prompts + decodeSeconds, 9);
  expect(seconds({ ...shape, configurations: 16 })).toBeCloseTo(prompts + 2 * decodeSeconds, 9);
});

test("costModel() has no cost below 0, whatever was timed", () => {
  const odd = known.map((timing, index) => ({ ...timing, decodeSeconds: index % 2, prefillSeconds: 0 }));
  const { secondsPerStep, secondsPerToken, secondsPerPromptToken } = costModel(odd);
  expect(Math.min(secondsPerStep, secondsPerToken, secondsPerPromptToken)).toBeGreaterThanOrEqual(0);
});
