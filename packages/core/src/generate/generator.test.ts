import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LlavaConfig, readConfig } from "../checkpoint/config.ts";
import { readWeights, type Weights } from "../checkpoint/weights.ts";
import { Method } from "../methods/method.ts";
import { requiredSmoothing } from "../methods/smoothing.ts";
import { writeRandomCheckpoint } from "../testing/random-checkpoint.ts";
import { uniform } from "../testing/uniform.ts";
import { Generator } from "./generator.ts";

const images = 4;
const tokens = 24;
const vocabulary = 97;
const smoothed = (options: object) => Method.parse({ method: "kvsmooth", layers: [1, 4], ...options });
const methods = [
  Method.parse({ method: "greedy" }),
  ...[0, 0.1, 0.3, 0.5, 0.7, 0.9].map((lambdaRef) => smoothed({ lambdaRef })),
  ...["k", "v", "o"].map((target) => smoothed({ target, lambdaRef: 0.6 })),
  ...[1, 2, 40].map((M) => smoothed({ M, lambdaRef: 0.5 })),
  ...[0, 0.05, 1].map((window) => smoothed({ window, lambdaRef: 0.5 })),
  smoothed({ adaptive: false, lambdaRef: 0.4 }),
  smoothed({ layers: [2, 3], lambdaRef: 0.8 }),
];

let folder: string;
let config: LlavaConfig;
let weights: Weights;
let features: Float32Array;
let ids: number[];
const open = (threads: number) =>
  Generator.open(
    { config, weights, endIds: [5, 17] },
    { threads, smoothing: "output", traceTopK: vocabulary },
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kvsweep-generator-"));
  const size = {
    hidden: 60,
    layers: 4,
    heads: 6,
    keyValueHeads: 2,
    inner: 100,
    vocabulary,
    patchesPerSide: 3,
  };
  await writeRandomCheckpoint(folder, size);
  config = await readConfig(folder);
  weights = await readWeights(config);
  const random = uniform(7);
  features = Float32Array.from({ length: images * config.imageTokens * size.hidden }, () => 2 * random());
  ids = [1, 20, 30, ...Array.from({ length: config.imageTokens }, () => config.imageToken), 40, 50, 60];
});
afterAll(() => rm(folder, { recursive: true }));

function decode(generator: Generator, from: number, to: number, some: readonly Method[]) {
  const perImage = features.length / images;
  return generator.generate({
    ids: Array.from({ length: to - from }, () => ids),
    features: features.slice(from * perImage, to * perImage),
    methods: some,
    maxNewTokens: tokens,
  });
}

test("a row's tokens, logits, entropies and weights are the same bits in every batch and for every thread count", async () => {
  const one = await open(1);
  const all = await decode(one, 0, images, methods);
  const shapes = [
    [0, 1, 1],
    [1, 2, 2],
    [0, 4, 1],
    [2, 4, 3],
    [3, 4, 17],
    [0, 2, 11],
    [0, 4, methods.length],
  ] as const;
  for (const threads of [1, 2, 4]) {
    const generator = threads === 1 ? one : await open(threads);
    for (const [from, to, count] of shapes) {
      const rows = await decode(generator, from, to, methods.slice(0, count));
      expect(rows).toEqual(all.slice(from, to).map((row) => row.slice(0, count)));
    }
    await generator.close();
  }
});

test("a row has the same bits in every graph that serves it", async () => {
  const lean = methods.filter((method) => requiredSmoothing([method]) === "cache");
  const rows = [];
  for (const smoothing of ["cache", "output", "readings"] as const) {
    const options = { threads: 2, smoothing, traceTopK: vocabulary };
    const generator = await Generator.open({ config, weights, endIds: [5, 17] }, options);
    rows.push(await decode(generator, 0, 2, lean));
    await generator.close();
  }
  expect(rows[1]).toEqual(rows[0]);
  expect(rows[2]).toEqual(rows[0]);
});

test("every reading's row is the same bits in every batch and for every thread count", async () => {
  const readings = [
    ...[{ rope: "pre" }, { rankDenominator: "M" }, { predecessor: "raw" }, { firstStep: "skip" }],
    ...[{ attend: "smoothed" }, { queueSeed: "prompt" }, { entropyNormalised: true, queueSeed: "prompt" }],
    { rope: "pre", predecessor: "raw", attend: "smoothed", target: "k" },
  ].map((options) => smoothed({ lambdaRef: 0.5, ...options }));
  const open = (threads: number) =>
    Generator.open(
      { config, weights, endIds: [5, 17] },
      { threads, smoothing: "readings", traceTopK: vocabulary },
    );
  const one = await open(1);
  const all = await decode(one, 0, images, readings);
  await one.close();
  const two = await open(2);
  for (const [from, to, start, end] of [
    [0, 1, 0, 1],
    [1, 4, 2, 7],
    [0, 4, 7, 8],
    [2, 3, 0, 8],
  ] as const) {
    const rows = await decode(two, from, to, readings.slice(start, end));
    expect(rows).toEqual(all.slice(from, to).map((row) => row.slice(start, end)));
  }
  await two.close();
});

test("a row with a smoothed prompt is the same bits in every batch", async () => {
  const rewritten = [
    smoothed({ prefill: "all", lambdaRef: 0.3 }),
    smoothed({ prefill: "text", lambdaRef: 0.5, rope: "pre", predecessor: "raw" }),
    smoothed({ prefill: "all", queueSeed: "prompt", entropyNormalised: true, lambdaRef: 0.5, M: 3 }),
  ];
  const options = { threads: 2, smoothing: "prompt", traceTopK: vocabulary } as const;
  const generator = await Generator.open({ config, weights, endIds: [5, 17] }, options);
  const all = await decode(generator, 0, 3, rewritten);
  for (const [from, to, start, end] of [
    [0, 1, 0, 1],
    [1, 3, 1, 3],
    [2, 3, 0, 3],
  ] as const) {
    const rows = await decode(generator, from, to, rewritten.slice(start, end));
    expect(rows).toEqual(all.slice(from, to).map((row) => row.slice(start, end)));
  }
  await generator.close();
});

test("a row does not depend on where in the batch its neighbours of other methods stand", async () => {
  const generator = await open(2);
  const forward = await decode(generator, 0, 1, methods);
  const backward = await decode(generator, 0, 1, methods.toReversed());
  expect(backward.map((row) => row.toReversed())).toEqual(forward);
  await generator.close();
});

test("λ = 0, and no layers, are greedy decoding bit for bit", async () => {
  const generator = await open(2);
  const still = [
    { lambdaRef: 0, adaptive: false },
    { lambdaRef: 0.9, layers: [2, 2] },
  ].map((options) => Method.parse({ method: "kvsmooth", layers: [0, 4], ...options }));
  const [rows] = await decode(generator, 0, 1, [{ method: "greedy" }, ...still]);
  const [greedy, ...others] = (rows ?? []).map((row) => ({ ids: row.ids, logits: row.trace?.topLogits }));
  expect(others).toEqual([greedy, greedy]);
  await generator.close();
});

test("adaptive smoothing with a window of 0 is constant smoothing", async () => {
  const generator = await open(2);
  const shared = { method: "kvsmooth", layers: [0, 4], lambdaRef: 0.4 };
  const [rows] = await decode(generator, 0, 1, [
    Method.parse({ ...shared, window: 0 }),
    Method.parse({ ...shared, adaptive: false }),
  ]);
  expect(rows?.[0]).toEqual(rows?.[1]);
  await generator.close();
});

test("keys alone, values alone and both give different logits", async () => {
  const generator = await open(2);
  const targets = ["kv", "k", "v"].map((target) =>
    Method.parse({ method: "kvsmooth", layers: [0, 4], lambdaRef: 0.6, target }),
  );
  const [rows] = await decode(generator, 0, 1, targets);
  const logits = (rows ?? []).map((row) => JSON.stringify(row.trace?.topLogits.slice(0, 3)));
  expect(new Set(logits).size).toBe(3);
  await generator.close();
});
