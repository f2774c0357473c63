import { Tensor } from "onnxruntime-node";
import { Session } from "../../src/generate/session.ts";
import { decoderWeights } from "../../src/layers/decoder-weights.ts";
import { Graph, type Value } from "../../src/onnx/graph.ts";
import { add, linear, matMul } from "../../src/onnx/operators.ts";
import type { Bench } from "./measure.ts";

export interface ChainOptions {
  readonly rows: number;
  /** Whether the last layer's products after its attention and the head's are among them. */
  readonly hasEnd: boolean;
  /** Whether a step's products with the prompt's keys and values are among them: [G, rows, d] with so many keys. */
  readonly keys?: number;
  /** Keys and values that each row has for itself, whose products are then among them, too: [H · rows, 1, d]. */
  readonly ownKeys?: number;
  readonly prepacks: boolean;
}

/** A plain chain of onnxruntime's products with the model's own weights; a run is each of them once. */
export interface WeightChain extends AsyncDisposable {
  /** Milliseconds of one run. */
  readonly run: () => Promise<number>;
}

export async function weightChain({ model, threads }: Bench, options: ChainOptions): Promise<WeightChain> {
  const { config, weights, folder } = model;
  const { hidden_size: D, num_attention_heads: H, head_dim: d } = config.text;
  const { rows, keys, ownKeys } = options;
  const g = Graph.create();
  const decoder = decoderWeights(g, config, weights);
  const shared = keys === undefined ? undefined : attentionInputs(g, "prompt", [H, rows, d]);
  const own = ownKeys === undefined ? undefined : attentionInputs(g, "own", [H * rows, 1, d]);
  let x = g.input("x", "float32", ["B", D]);
  const outputs: Value[] = [];
  for (const [index, layer] of decoder.layers.entries()) {
    for (const weight of [layer.qProj, layer.kProj, layer.vProj]) x = linear(g, x, weight);
    for (const attention of [shared, own]) if (attention) outputs.push(attention());
    if (!options.hasEnd && index === decoder.layers.length - 1) break;
    x = linear(g, x, layer.oProj);
    const inner = add(g, linear(g, x, layer.gateProj), linear(g, x, layer.upProj));
    x = linear(g, inner, layer.downProj);
  }
  outputs.push(options.hasEnd ? linear(g, x, decoder.lmHead) : x);
  for (const [place, value] of outputs.entries()) g.output(value, "float32", undefined, `out_${place}`);
  const session = await Session.open(g.toBytes(), folder, { threads, prepacks: options.prepacks });
  const feeds = {
    x: new Tensor("float32", new Float32Array(rows * D).fill(0.01), [rows, D]),
    ...(keys !== undefined && attentionFeeds("prompt", [H, rows, d], keys)),
    ...(ownKeys !== undefined && attentionFeeds("own", [H * rows, 1, d], ownKeys)),
  };
  return timedRuns(session, feeds);
}

/** A session as a chain that is fed the same at every run. */
export const timedRuns = (session: Session, feeds: Readonly<Record<string, Tensor>>): WeightChain => ({
  run: async () => {
    const before = session.seconds;
    await session.run(feeds);
    return 1000 * (session.seconds - before);
  },
  [Symbol.asyncDispose]: () => session.close(),
});

type Rows = readonly [batch: number, rows: number, d: number];

/** Queries × keys × values, anew for every layer. */
function attentionInputs(g: Graph, name: string, [batch, rows, d]: Rows): () => Value {
  const q = g.input(`${name}_q`, "float32", [batch, rows, d]);
  const k = g.input(`${name}_k`, "float32", [batch, d, `${name}_keys`]);
  const v = g.input(`${name}_v`, "float32", [batch, `${name}_keys`, d]);
  return () => matMul(g, matMul(g, q, k), v);
}

function attentionFeeds(name: string, [batch, rows, d]: Rows, keys: number): Record<string, Tensor> {
  const filled = (...dims: [number, number, number]) =>
    new Tensor("float32", new Float32Array(dims[0] * dims[1] * dims[2]).fill(0.01), dims);
  return {
    [`${name}_q`]: filled(batch, rows, d),
    [`${name}_k`]: filled(batch, d, keys),
    [`${name}_v`]: filled(batch, keys, d),
  };
}
