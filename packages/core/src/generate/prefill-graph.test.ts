import { expect, test } from "vitest";
import { graphOf, shapesOf } from "../testing/graph-of.ts";
import { openRandom } from "../testing/open-random.ts";
import type { GenerationOptions } from "./graph-parts.ts";
import { prefillGraph } from "./prefill-graph.ts";

const size = {
  hidden: 16,
  layers: 2,
  heads: 4,
  keyValueHeads: 2,
  inner: 8,
  vocabulary: 20,
  patchesPerSide: 2,
};

/** Inputs and outputs of the graph with some options. */
async function describe(options: GenerationOptions) {
  await using model = await openRandom(size);
  const { bytes, carriedCount } = prefillGraph(model.config, model.weights, options);
  const { input, output } = graphOf(bytes);
  return { inputs: shapesOf(input), outputs: shapesOf(output), carriedCount };
}

test("prefillGraph() takes prompts, features and the number of configurations, and gives first tokens and caches", async () => {
  const { inputs, outputs, carriedCount } = await describe({ smoothing: "none" });
  expect(inputs).toEqual({
    input_ids: ["S", "P"],
    image_features: ["S", 4n, 16n],
    configurations: [1n],
  });
  expect(outputs).toEqual({
    first: ["B"],
    ...Object.fromEntries(
      [0, 1].flatMap((layer) => [
        [`layers.${layer}/prompt_k`, ["S", 2n, 1n, 4n, "P1"]],
        [`layers.${layer}/prompt_v`, ["S", 2n, 1n, "P1", 4n]],
        [`layers.${layer}/past_k`, ["S", 2n, "C", 1n, 4n]],
        [`layers.${layer}/past_v`, ["S", 2n, "C", 1n, 4n]],
      ]),
    ),
  });
  expect(carriedCount).toBe(0);
});

test.each(["cache", "output", "readings", "prompt"] as const)(
  "prefillGraph() gives as many of the method's values as it says (%s)",
  async (smoothing) => {
    const { outputs, carriedCount } = await describe({ smoothing });
    const carried = Object.keys(outputs).filter((name) => name.startsWith("method_"));
    expect(carriedCount).toBeGreaterThan(0);
    expect(carried).toEqual(Array.from({ length: carriedCount }, (_, place) => `method_${place}`));
  },
);

test("prefillGraph() has a trace and a penalty where they are asked for", async () => {
  const { inputs, outputs } = await describe({ traceTopK: 5, hasPenalty: true });
  expect(Object.keys(inputs)).toEqual(
    expect.arrayContaining(["repetition_penalty", "penalty_counts_prompt"]),
  );
  expect(Object.keys(outputs)).toEqual(expect.arrayContaining(["first_top_logits", "first_top_ids", "seen"]));
  expect(outputs["seen"]).toEqual(["S", 1n, "C", 20n]);
});
