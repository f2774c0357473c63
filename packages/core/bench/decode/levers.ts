import { Tensor } from "onnxruntime-node";
import { Generator } from "../../src/generate/generator.ts";
import { Session } from "../../src/generate/session.ts";
import { Graph, type Value } from "../../src/onnx/graph.ts";
import { add } from "../../src/onnx/operators.ts";
import { settings } from "./bench-model.ts";
import { inTurn, ratio, repeated } from "./in-turn.ts";
import type { Bench, Figure, Measurement } from "./measure.ts";
import { benchGenerator } from "./one-caption.ts";
import { timedRuns, type WeightChain, weightChain } from "./weight-chain.ts";

/** What might make sweeps faster: images together, threads, quantised weights. */
export const levers: Measurement = async (bench) => [
  ...(await imagesTogether(bench)),
  ...(await threads(bench)),
  ...(await quantisedProducts(bench)),
];

const images = 4;

async function imagesTogether({ model, threads: count, rounds, tokens }: Bench): Promise<Figure[]> {
  const generator = await Generator.open(model, { threads: count });
  const decode = (together: number) => async () => {
    const { ids, features } = model.prompt;
    const copies = new Float32Array(features.length * together);
    for (let image = 0; image < together; image++) copies.set(features, image * features.length);
    const start = performance.now();
    for (let done = 0; done < images; done += together) {
      await generator.generate({
        ids: Array.from({ length: together }, () => ids[0] ?? []),
        features: copies,
        methods: settings(model, 1),
        maxNewTokens: tokens,
      });
    }
    return performance.now() - start;
  };
  const times = await inTurn(rounds, { together: decode(images), apart: decode(1) });
  await generator.close();
  return [
    {
      what: `${images} images × one configuration, one batch / one by one`,
      value: ratio(times.together, times.apart),
      unit: "×",
    },
  ];
}

async function threads(bench: Bench): Promise<Figure[]> {
  await using one = await benchGenerator({ ...bench, threads: 1 });
  await using two = await benchGenerator({ ...bench, threads: 2 });
  const step = (generator: typeof one, rows: number) => async () => (await generator.run(rows)).step;
  const times = await inTurn(bench.rounds, {
    one: step(one, 1),
    two: step(two, 1),
    oneOf16: step(one, 16),
    twoOf16: step(two, 16),
  });
  return [
    { what: "two threads / one, a step of one", value: ratio(times.two, times.one), unit: "×" },
    { what: "two threads / one, a step of 16", value: ratio(times.twoOf16, times.oneOf16), unit: "×" },
  ];
}

async function quantisedProducts(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const rows of [2, 16]) {
    await using exact = await weightChain(bench, { rows, hasEnd: true, prepacks: true });
    for (const bits of [8, 4]) {
      await using coarse = await quantisedChain(bench, { rows, bits });
      const times = await inTurn(bench.rounds, { exact: repeated(exact.run), coarse: repeated(coarse.run) });
      figures.push({
        what: `a step's products of ${rows} rows, float32 / int${bits} weights`,
        value: ratio(times.exact, times.coarse),
        unit: "×",
      });
    }
  }
  return figures;
}

const block = 32;

/** The same chain by onnxruntime's MatMulNBits: blocks of 32 inputs, computed in int8. The weights are all alike. */
async function quantisedChain(
  { model, threads: intraOp }: Bench,
  { rows, bits }: { rows: number; bits: number },
): Promise<WeightChain> {
  const { hidden_size: D, intermediate_size: I, vocab_size: V, num_hidden_layers: L } = model.config.text;
  const g = Graph.create();
  let count = 0;
  const product = (x: Value, K: number, N: number) => {
    const blocks = K / block;
    const bytes = (block * bits) / 8;
    // Told apart by a byte, so that each is read from memory.
    const data = new Uint8Array(N * blocks * bytes).fill(0x88);
    data[0] = count++ % 256;
    const weights = g.table("uint8", [N, blocks, bytes], data);
    const scales = new Float32Array(N * blocks).fill(1e-3);
    const scaled = g.table("float32", [N * blocks], new Uint8Array(scales.buffer));
    return g.node("ms.MatMulNBits", [x, weights, scaled], {
      K,
      N,
      bits,
      block_size: block,
      accuracy_level: 4,
    });
  };
  let x = g.input("x", "float32", ["B", D]);
  for (let layer = 0; layer < L; layer++) {
    for (let i = 0; i < 4; i++) x = product(x, D, D);
    x = product(add(g, product(x, D, I), product(x, D, I)), I, D);
  }
  g.output(product(x, D, V), "float32", undefined, "y");
  const session = await Session.open(g.toBytes(), model.folder, { threads: intraOp });
  const feeds = { x: new Tensor("float32", new Float32Array(rows * D).fill(0.01), [rows, D]) };
  return timedRuns(session, feeds);
}
