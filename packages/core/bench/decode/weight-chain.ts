import { Tensor } from "onnxruntime-node";
import { Session } from "../../src/generate/session.ts";
import { decoderWeights } from "../../src/layers/decoder-weights.ts";
import { Graph, type Value } from "../../src/onnx/graph.ts";
import { add, linear, matMul } from "../../src/onnx/operators.ts";
import type { Bench } from "./measure.ts";

export interface ChainOptions {
  readonly rows: number;
  /** Whether the head's product is among them. */
  readonly hasHead: boolean;
  /** Whether a step's products with the prompt's keys and values are among them: [G, rows, d] with so many keys. */
  readonly keys?: number;
  /** Rows of each head's product with them. Default: rows. */
  readonly rowsPerHead?: number;
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
  const { rows, keys, rowsPerHead = rows } = options;
  const g = Graph.create();
  const decoder = decoderWeights(g, config, weights);
  const attention = keys === undefined ? undefined : attentionInputs(g, [H, rowsPerHead, d], keys);
  let x = g.input("x", "float32", ["B", D]);
  const outputs: Value[] = [];
  for (const layer of decoder.layers) {
    for (const weight of [layer.qProj, layer.kProj, layer.vProj, layer.oProj]) x = linear(g, x, weight);
    if (attention) outputs.push(attention());
    const inner = add(g, linear(g, x, layer.gateProj), linear(g, x, layer.upProj));
    x = linear(g, inner, layer.downProj);
  }
  outputs.push(options.hasHead ? linear(g, x, decoder.lmHead) : x);
  for (const [place, value] of outputs.entries()) g.output(value, "float32", undefined, `out_${place}`);
  const session = await Session.open(g.toBytes(), folder, { threads, prepacks: options.prepacks });
  const feeds = {
    x: new Tensor("float32", new Float32Array(rows * D).fill(0.01), [rows, D]),
    ...(keys !== undefined && attentionFeeds([H, rowsPerHead, d], keys)),
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

/** Queries × keys × values, anew for every layer. */
function attentionInputs(g: Graph, [H, rows, d]: [number, number, number], keys: number): () => Value {
  const q = g.input("q", "float32", [H, rows, d]);
  const k = g.input("k", "float32", [H, d, keys]);
  const v = g.input("v", "float32", [H, keys, d]);
  return () => matMul(g, matMul(g, q, k), v);
}

function attentionFeeds([H, rows, d]: [number, number, number], keys: number) {
  const filled = (dims: [number, number, number]) =>
    new Tensor("float32", new Float32Array(dims[0] * dims[1] * dims[2]).fill(0.01), dims);
  return { q: filled([H, rows, d]), k: filled([H, d, keys]), v: filled([H, keys, d]) };
}
