import { Tensor } from "onnxruntime-node";
import type { Method } from "../methods/method.ts";
import { readingParameters } from "../methods/reading-parameters.ts";
import { rowParameters } from "../methods/row-parameters.ts";

/** The methods' parameters of `images` × `methods` rows, as inputs of any generation graph. */
export function methodFeeds(
  methods: readonly Method[],
  sizes: { images: number; layers: number; promptLength: number },
): Record<string, Tensor> {
  const row = rowParameters(methods, sizes);
  const reading = readingParameters(methods, sizes);
  const C = methods.length;
  const perLayer = (parts: number) => [sizes.layers * sizes.images, 1, C, parts, 1];
  const perRow = [sizes.images, 1, C, 1, 1];
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
