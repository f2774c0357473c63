import type { BatchTiming } from "./batch-timing.ts";
import { expectedLength, mean } from "./expected-length.ts";
import { fitFactor, fitFactors } from "./least-squares.ts";

/** A batch that has not been decoded yet. */
export interface BatchShape {
  readonly images: number;
  readonly configurations: number;
  readonly maxNewTokens: number;
}

export interface CostModel {
  /** How many timings it was made of. */
  readonly timings: number;
  readonly secondsPerImage: number;
  /** Of the prompts of all images. */
  readonly secondsPerPromptToken: number;
  /** Of all rows together, whatever their number. */
  readonly secondsPerStep: number;
  /** Of one row, on top of its step. */
  readonly secondsPerToken: number;
  /** How long onnxruntime will work on a batch. */
  readonly seconds: (shape: BatchShape) => number;
}

/** Fewer timings cannot tell what a step costs from what its rows cost. */
const timingsToTellStepsFromRows = 4;

/** What batches cost, by least squares, from batches of the same model on the same machine; of at least one. */
export function costModel(timings: readonly BatchTiming[]): CostModel {
  const promptTokens = mean(timings.map((timing) => timing.promptTokens));
  const secondsPerImage = fitFactor(
    timings.map(({ images }) => images),
    timings.map(({ encodeSeconds }) => encodeSeconds),
  );
  const secondsPerPromptToken = fitFactor(
    timings.map((timing) => timing.images * timing.promptTokens),
    timings.map(({ prefillSeconds }) => prefillSeconds),
  );
  const [secondsPerToken, secondsPerStep] = decodeFactors(timings);
  return {
    timings: timings.length,
    secondsPerImage,
    secondsPerPromptToken,
    secondsPerStep,
    secondsPerToken,
    seconds: ({ images, configurations, maxNewTokens }) => {
      const { steps, tokensPerRow } = expectedLength(timings, maxNewTokens);
      const prompts = images * (secondsPerImage + promptTokens * secondsPerPromptToken);
      return prompts + steps * secondsPerStep + images * configurations * tokensPerRow * secondsPerToken;
    },
  };
}

function decodeFactors(timings: readonly BatchTiming[]): readonly [number, number] {
  const tokens = timings.map((timing) => timing.tokens);
  const seconds = timings.map(({ decodeSeconds }) => decodeSeconds);
  if (timings.length < timingsToTellStepsFromRows) return [fitFactor(tokens, seconds), 0];
  const steps = timings.map((timing) => timing.steps);
  return fitFactors(tokens, steps, seconds);
}
