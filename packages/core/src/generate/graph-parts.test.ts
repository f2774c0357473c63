import { expect, test } from "vitest";
import { noMethod } from "../methods/hooks.ts";
import { Graph } from "../onnx/graph.ts";
import { graphOf, shapesOf } from "../testing/graph-of.ts";
import { openRandom } from "../testing/open-random.ts";
import { type GenerationOptions, graphParts } from "./graph-parts.ts";

const size = { hidden: 16, layers: 2, heads: 4, inner: 8, vocabulary: 20, patchesPerSide: 1 };

async function partsOf(options: GenerationOptions) {
  await using model = await openRandom(size);
  const g = Graph.create();
  const parts = graphParts(g, model.config, model.weights, options);
  return { parts, inputs: Object.keys(shapesOf(graphOf(g.toBytes()).input)) };
}

test("graphParts() knows the model's sizes and all of its layers", async () => {
  const { parts } = await partsOf({});
  expect(parts.shape).toMatchObject({ L: 2, D: 16, G: 4, R: 1, d: 4 });
  expect(parts.weights.layers).toHaveLength(2);
});

test("graphParts() leaves the method out where it is to be measured without", async () => {
  const { parts, inputs } = await partsOf({ smoothing: "none" });
  expect(parts.method).toBe(noMethod);
  expect(inputs).toEqual([]);
});

test.each([
  ["cache", ["queue_length"]],
  ["output", ["queue_length", "output_lambda_low", "output_lambda_high"]],
  ["readings", ["row_queue_length", "is_unrotated", "sees_smoothed", "first_step"]],
  ["prompt", ["is_unrotated", "prompt_queue", "prompt_smoothed"]],
] as const)("graphParts() takes in what the method of a graph for %j needs", async (smoothing, own) => {
  const { inputs } = await partsOf({ smoothing });
  expect(inputs).toEqual(expect.arrayContaining(["lambda_low", "lambda_high", ...own]));
});

test("graphParts() has a penalty where there is to be one", async () => {
  expect((await partsOf({})).parts.penalty).toBeUndefined();
  const { parts, inputs } = await partsOf({ smoothing: "none", hasPenalty: true });
  expect([parts.penalty?.name, inputs]).toEqual(["repetition_penalty", ["repetition_penalty"]]);
});
