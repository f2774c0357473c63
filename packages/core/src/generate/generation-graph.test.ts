import { expect, test } from "vitest";
import { graphOf, shapesOf } from "../testing/graph-of.ts";
import { openRandom } from "../testing/open-random.ts";
import { type GenerationOptions, generationGraph } from "./generation-graph.ts";

const size = { hidden: 8, layers: 2, heads: 2, inner: 8, vocabulary: 9, patchesPerSide: 1 };
const always = ["input_ids", "image_features", "configurations", "max_new_tokens", "end_ids"];
const ofCache = ["queue_length", "lambda_low", "lambda_high"];
const ofOutput = ["output_lambda_low", "output_lambda_high"];
const trace = ["first_top_logits", "first_top_ids", "z", "lambda_hat", "lambda", "top_logits", "top_ids"];

test.each([
  [{}, [...always, ...ofCache], []],
  [{ smoothing: "none" }, always, []],
  [{ smoothing: "output" }, [...always, ...ofCache, ...ofOutput], []],
  [{ traceTopK: 2 }, [...always, ...ofCache], trace],
] as const satisfies readonly (readonly [GenerationOptions, readonly string[], readonly string[]])[])(
  "generationGraph() with %j asks for its parameters and gives its outputs",
  async (options, inputs, outputs) => {
    await using model = await openRandom(size);
    const graph = graphOf(generationGraph(model.config, model.weights, options));
    expect(Object.keys(shapesOf(graph.input)).sort()).toEqual([...inputs].sort());
    expect(Object.keys(shapesOf(graph.output)).sort()).toEqual(["first", "tokens", ...outputs].sort());
  },
);
