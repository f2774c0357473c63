import { describe, expect, test } from "vitest";
import { Method } from "../methods/method.ts";
import { type ChangeTensors, openRandom } from "../testing/open-random.ts";
import { randomReading } from "../testing/random-method.ts";
import { randomSize } from "../testing/random-size.ts";
import { rowBits } from "../testing/row-bits.ts";
import { below, uniform } from "../testing/uniform.ts";
import type { GeneratedRow } from "./generated-row.ts";
import { Generator } from "./generator.ts";

const tokens = 14;
const greedy = Method.parse({ method: "greedy" });

interface Model {
  readonly layers: number;
  readonly random: () => number;
  /** Rows of one image with each method. */
  readonly decode: (methods: readonly Method[]) => Promise<readonly GeneratedRow[]>;
}

async function openModel(seed: number, change?: ChangeTensors): Promise<Model & AsyncDisposable> {
  const size = randomSize(seed);
  const model = await openRandom(size, change);
  const options = { smoothing: "readings", traceTopK: size.vocabulary, threads: 1 } as const;
  const generator = await Generator.open({ ...model, endIds: [-1] }, options);
  return {
    layers: size.layers,
    random: uniform(seed * 6151),
    decode: async (methods) => {
      const features = model.features(1);
      const [rows] = await generator.generate({ ids: [model.ids], features, methods, maxNewTokens: tokens });
      return rows ?? [];
    },
    [Symbol.asyncDispose]: async () => {
      await generator.close();
      await model[Symbol.asyncDispose]();
    },
  };
}

const smoothed = (options: object) => Method.parse({ method: "kvsmooth", ...options });

/** What a row chose and from what; greedy decoding reports other layers' entropies. */
const choices = (row: GeneratedRow | undefined) =>
  rowBits({ ids: row?.ids, topIds: row?.trace?.topIds, topLogits: row?.trace?.topLogits });

describe.each([21, 22, 23, 24, 25, 26, 27, 28])("on a model of random sizes (%d)", (seed) => {
  test("a constant λ of 0 is greedy decoding, whatever the reading", async () => {
    await using model = await openModel(seed);
    const readings = Array.from({ length: 6 }, () => randomReading(model.random));
    const still = { layers: [0, model.layers], adaptive: false };
    const [plain, ...rows] = await model.decode([
      greedy,
      ...readings.map((reading) => smoothed({ ...reading, ...still, lambdaRef: 0 })),
    ]);
    expect(rows.map(choices)).toEqual(rows.map(() => choices(plain)));
  });

  test("a range of no layers is greedy decoding, wherever it lies", async () => {
    await using model = await openModel(seed);
    const starts = Array.from({ length: model.layers + 1 }, (_, layer) => layer);
    const [plain, ...rows] = await model.decode([
      greedy,
      ...starts.map((layer) => smoothed({ ...randomReading(model.random), layers: [layer, layer] })),
    ]);
    expect(rows.map(choices)).toEqual(rows.map(() => choices(plain)));
  });

  test("adaptive smoothing with a window of 0 is constant smoothing with λ_ref", async () => {
    await using model = await openModel(seed);
    for (let round = 0; round < 3; round++) {
      const shared = {
        ...randomReading(model.random),
        layers: [below(model.random, model.layers), model.layers],
      };
      const [adaptive, constant] = await model.decode([
        smoothed({ ...shared, window: 0 }),
        smoothed({ ...shared, adaptive: false }),
      ]);
      expect(rowBits(adaptive)).toEqual(rowBits(constant));
      // The first step's weight is 0 where the reading skips it.
      expect(new Set(adaptive?.trace?.lambda?.slice(1).flat())).toEqual(
        new Set([Math.fround(shared.lambdaRef)]),
      );
    }
  });

  test("keys alone and values alone are neither both nor none", async () => {
    await using model = await openModel(seed);
    const shared = { ...randomReading(model.random), layers: [0, model.layers], adaptive: false };
    const rows = await model.decode([
      greedy,
      ...["kv", "k", "v"].map((target) => smoothed({ ...shared, target })),
    ]);
    const different = new Set(rows.map((row) => JSON.stringify(choices(row))));
    expect(different.size).toBe(4);
  });

  test("a row does not depend on the others, whatever their readings", async () => {
    await using model = await openModel(seed);
    const methods = Array.from({ length: 9 }, () =>
      smoothed({ ...randomReading(model.random), layers: [0, model.layers], attend: "smoothed" }),
    );
    const all = await model.decode(methods);
    for (const [place, method] of methods.entries()) {
      const other = methods[below(model.random, methods.length)] ?? greedy;
      expect(rowBits((await model.decode([method]))[0])).toEqual(rowBits(all[place]));
      expect(rowBits((await model.decode([greedy, other, method]))[2])).toEqual(rowBits(all[place]));
    }
  });

  test("smoothing constant keys and values is the identity", async () => {
    // To the first layer every word is the same, and so are its unrotated key and its value.
    await using model = await openModel(seed, oneWord);
    const shared = { layers: [0, 1], lambdaRef: 0.8, window: 0.1, firstStep: "skip" };
    const [plain, ...rows] = await model.decode([
      greedy,
      ...["kv", "k", "v"].map((target) => smoothed({ ...shared, rope: "pre", target })),
      smoothed({ ...shared, rope: "pre", predecessor: "raw" }),
    ]);
    expect(rows.map(choices)).toEqual(rows.map(() => choices(plain)));
    const [rotated] = await model.decode([smoothed({ ...shared, rope: "post" })]);
    expect(choices(rotated)).not.toEqual(choices(plain));
  });
});

/** All words are embedded as the first is; the head still tells them apart. */
const oneWord: ChangeTensors = (tensors) => {
  const name = "language_model.embed_tokens.weight";
  const embeddings = tensors.get(name);
  if (!embeddings) throw new Error("The model has embeddings");
  const [rows = 1] = embeddings.shape;
  const first = embeddings.data.subarray(0, embeddings.data.length / rows);
  tensors.set(name, { ...embeddings, data: Buffer.concat(new Array<Uint8Array>(rows).fill(first)) });
};
