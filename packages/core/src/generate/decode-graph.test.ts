import { expect, test } from "vitest";
import { graphOf, shapesOf } from "../testing/graph-of.ts";
import { openRandom } from "../testing/open-random.ts";
import { nextName, pageName } from "./carried-names.ts";
import { decodeGraph } from "./decode-graph.ts";
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

/** Names that go in and out of both graphs. */
async function describe(options: GenerationOptions) {
  await using model = await openRandom(size);
  const { bytes, carriedCount } = prefillGraph(model.config, model.weights, options);
  const names = (model: Uint8Array) => {
    const { input, output } = graphOf(model);
    return { inputs: Object.keys(shapesOf(input)), outputs: Object.keys(shapesOf(output)) };
  };
  const decode = decodeGraph(model.config, model.weights, options, carriedCount);
  return { prefill: names(bytes), decode: names(decode) };
}

const step = ["token", "finished", "done", "steps", "end_ids"];

test("decodeGraph() takes the last tokens, what the prefill left, and nothing else without a method", async () => {
  const { prefill, decode } = await describe({ smoothing: "none" });
  const left = prefill.outputs.filter((name) => name !== "first");
  expect(decode.inputs.toSorted()).toEqual([...step, ...left].sort());
});

test.each([
  { smoothing: "none" },
  { smoothing: "cache" },
  { smoothing: "output", traceTopK: 3 },
  { smoothing: "readings", hasPenalty: true },
  { smoothing: "prompt", hasPenalty: true, traceTopK: 1 },
] as const)("decodeGraph() gives all that its next run takes in (%j)", async (options) => {
  const { prefill, decode } = await describe(options);
  const fromPrefill = new Set(prefill.outputs);
  const carried = decode.inputs.filter((name) => fromPrefill.has(name) && !name.includes("/prompt_"));
  expect(carried.length).toBeGreaterThan(0);
  const next = carried.map((name) => (name.includes("/past_") ? pageName(name) : nextName(name)));
  expect(decode.outputs).toEqual(expect.arrayContaining(["tokens", ...next]));
  expect(decode.outputs.filter((name) => /^(next|page)\//.test(name))).toHaveLength(carried.length);
});

test("decodeGraph() puts out a trace only where it is asked for", async () => {
  const measured = ["z", "lambda_hat", "lambda", "top_logits", "top_ids"];
  const plain = await describe({ smoothing: "cache" });
  expect(plain.decode.outputs.filter((name) => measured.includes(name))).toEqual([]);
  const traced = await describe({ smoothing: "cache", traceTopK: 2 });
  expect(traced.decode.outputs).toEqual(expect.arrayContaining(measured));
});
