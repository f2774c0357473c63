import { Tensor } from "onnxruntime-node";
import { expect, test } from "vitest";
import type { StepAttention } from "../layers/step-attention.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import { evaluateAll } from "../testing/evaluate.ts";
import { expectNear } from "../testing/expect-near.ts";
import { rowOf, softmaxOf } from "../testing/plain-layers.ts";
import { plainBlend, plainEntropy, plainWeights } from "../testing/plain-smoothing.ts";
import { smallShape } from "../testing/random-layer.ts";
import { randomNumbers } from "../testing/random-numbers.ts";
import { unasked } from "../testing/unasked.ts";
import type { PromptEnd } from "./hooks.ts";
import { kvSmoothing } from "./kv-smoothing.ts";
import { KvSmooth } from "./method.ts";
import { rowParameters } from "./row-parameters.ts";

const steps = 6;
const [G, R, d, prompt] = [2, 3, 4, 5];
const shape = { ...smallShape, L: 1 };
const smoothed = (options: object) =>
  KvSmooth.parse({ method: "kvsmooth", layers: [0, 1], lambdaRef: 0.5, window: 0.3, ...options });
const methods = [
  smoothed({ M: 2 }),
  smoothed({ target: "k", M: 40 }),
  smoothed({ target: "v", adaptive: false }),
  smoothed({ target: "o" }),
];
const C = methods.length;
const range = (n: number) => Array.from({ length: n }, (_, i) => i);

/** Made up: step 0 is the prompt's last row, the rest are generated. Keys and values [G, C, d], outputs [G, C, R, d]. */
const made = range(steps + 1).map((step) => ({
  k: randomNumbers(G * C * d, 100 + step),
  v: randomNumbers(G * C * d, 200 + step),
  o: randomNumbers(G * C * R * d, 300 + step),
  scores: randomNumbers(G * C * R * (prompt + step), 400 + step).map((score) => 4 * score),
}));

const tensor = (g: Graph, values: readonly number[], ...width: number[]) =>
  g.constant("float32", values, [1, G, C, ...width]);

/** Runs the method's hooks step by step, as the loop does. */
function unrolled(g: Graph): Value[] {
  const hook = kvSmoothing(g, shape, { attentionOutput: true });
  const rows = made.map(
    ({ k, v, o }): PromptEnd => ({
      k: tensor(g, k, 1, d),
      v: tensor(g, v, 1, d),
      o: tensor(g, o, R, d),
      ...unasked,
    }),
  );
  let carried = hook.initial(g, rows.slice(0, 1));
  return made.slice(1).flatMap(({ scores }, step) => {
    const row = rows[step + 1];
    if (!row) throw new Error("each step has a row");
    const visible = prompt + step + 1;
    const method = hook.step(g, { index: g.scalar("int64", step), visible: g.ints(visible) }, carried);
    const value = tensor(g, scores, R, visible);
    const attention: StepAttention = {
      ...row,
      ...unasked,
      scores: value,
      probabilities: g.node("Softmax", [value]),
    };
    const result = method.afterAttention(g, 0, attention);
    const after = method.afterLayers(g, [row], [result]);
    carried = after.carried;
    const [smoothedRow] = after.rows;
    if (!smoothedRow || !after.trace) throw new Error("the method gives rows and a trace");
    return [smoothedRow.k, smoothedRow.v, result.o, after.trace.z, after.trace.lambda];
  });
}

const parameters = rowParameters(methods, 1);
const feeds = {
  queue_length: new Tensor("int64", parameters.queueLength, [1, 1, C, 1, 1]),
  lambda_low: new Tensor("float32", parameters.lambdaLow, [1, 1, C, 2, 1]),
  lambda_high: new Tensor("float32", parameters.lambdaHigh, [1, 1, C, 2, 1]),
  output_lambda_low: new Tensor("float32", parameters.outputLambdaLow, [1, 1, C, 1, 1]),
  output_lambda_high: new Tensor("float32", parameters.outputLambdaHigh, [1, 1, C, 1, 1]),
};

/** A configuration's part of values that lie [G, C, width], head by head. */
const partOf = (values: readonly number[], c: number, width: number) =>
  range(G).flatMap((group) => rowOf(values, group * C + c, width));

test("kvSmoothing() blends each row with the one before by the rank of its entropy, part by part", async () => {
  const results = await evaluateAll(unrolled, "float32", { feeds });
  const at = (place: number, step: number) => results[5 * step + place]?.values ?? [];
  for (const [c, method] of methods.entries()) {
    const entropies = made.slice(1).map(({ scores }, step) => {
      const visible = prompt + step + 1;
      const heads = partOf(scores, c, R * visible);
      return plainEntropy(range(G * R).map((head) => softmaxOf(rowOf(heads, head, visible))));
    });
    const weights = plainWeights(entropies, method).map(({ lambda }) => lambda);
    for (const step of range(steps)) {
      expectNear(at(3, step).slice(c, c + 1), entropies.slice(step, step + 1));
      expectNear(at(4, step).slice(c, c + 1), weights.slice(step, step + 1));
    }
    for (const [place, part, width] of [
      [0, "k", d],
      [1, "v", d],
      [2, "o", R * d],
    ] as const) {
      const [first = [], ...rows] = made.map((each) => partOf(each[part], c, width));
      const wanted = method.target.includes(part) ? plainBlend(rows, first, weights) : rows;
      for (const [step, row] of wanted.entries()) expectNear(partOf(at(place, step), c, width), row);
    }
    expect(new Set(weights).size).toBeGreaterThan(method.adaptive ? 1 : 0);
  }
});
