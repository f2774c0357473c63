import { Tensor } from "onnxruntime-node";
import type { Method } from "../methods/method.ts";
import { promptParameters } from "../methods/prompt-parameters.ts";
import { readingParameters } from "../methods/reading-parameters.ts";
import { rowParameters } from "../methods/row-parameters.ts";

export interface FeedSizes {
  /** C: rows of one prompt. */
  readonly configurations: number;
  readonly layers: number;
  /** P. */
  readonly promptLength: number;
}

/** The methods' parameters of a batch's rows, prompt by prompt, as inputs of any graph. */
export function methodFeeds(
  methods: readonly Method[],
  { configurations: C, layers, promptLength }: FeedSizes,
): Record<string, Tensor> {
  const n = methods.length / C;
  const row = rowParameters(methods, layers);
  const reading = readingParameters(methods, promptLength);
  const perLayer = (parts: number) => [layers * n, 1, C, parts, 1];
  const perRow = [n, 1, C, 1, 1];
  return {
    lambda_low: new Tensor("float32", row.lambdaLow, perLayer(2)),
    lambda_high: new Tensor("float32", row.lambdaHigh, perLayer(2)),
    output_lambda_low: new Tensor("float32", row.outputLambdaLow, perLayer(1)),
    output_lambda_high: new Tensor("float32", row.outputLambdaHigh, perLayer(1)),
    queue_length: new Tensor("int64", row.queueLength, perLayer(1)),
    row_queue_length: new Tensor("int64", reading.rowQueueLength, perRow),
    least_divisor: new Tensor("int64", reading.leastDivisor, perRow),
    seeded: new Tensor("int64", reading.seeded, perRow),
    first_step: new Tensor("float32", reading.firstStep, perRow),
    is_normalised: new Tensor("bool", reading.isNormalised, perRow),
    is_unrotated: new Tensor("bool", reading.isUnrotated, perRow),
    is_raw: new Tensor("bool", reading.isRaw, perRow),
    sees_smoothed: new Tensor("bool", reading.seesSmoothed, perRow),
  };
}

/** What smooths the prompts: the method of each, and which of its positions are image tokens. [n][P] */
export function promptMethodFeeds(
  methods: readonly Method[],
  isImage: readonly (readonly boolean[])[],
): Record<string, Tensor> {
  const [n, P] = [isImage.length, isImage[0]?.length ?? 0];
  const { queue, isQueued, divisor, smoothed, slots } = promptParameters(methods, isImage);
  return {
    prompt_queue: new Tensor("int64", queue, [n, P, slots]),
    prompt_is_queued: new Tensor("bool", isQueued, [n, P, slots]),
    prompt_divisor: new Tensor("float32", divisor, [n, P]),
    prompt_smoothed: new Tensor("float32", smoothed, [n, P]),
  };
}
