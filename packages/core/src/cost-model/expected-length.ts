import type { BatchTiming } from "./batch-timing.ts";

/** How long captions become. */
export interface ExpectedLength {
  /** Tokens of a batch's longest row. */
  readonly steps: number;
  readonly tokensPerRow: number;
}

/** What captions with another limit would be like; those that were cut off would have gone on to it. */
export function expectedLength(timings: readonly BatchTiming[], maxNewTokens: number): ExpectedLength {
  const lengths = timings.map(({ steps, tokens, images, configurations, ...timing }) => {
    const wasCut = steps >= timing.maxNewTokens;
    const now = wasCut ? maxNewTokens : Math.min(steps, maxNewTokens);
    return { steps: now, tokensPerRow: (tokens / (images * configurations)) * (now / steps) };
  });
  return {
    steps: mean(lengths.map(({ steps }) => steps)),
    tokensPerRow: mean(lengths.map(({ tokensPerRow }) => tokensPerRow)),
  };
}

export const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
