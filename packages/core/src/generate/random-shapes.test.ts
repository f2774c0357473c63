import { describe, expect, test } from "vitest";
import { Method } from "../methods/method.ts";
import { openRandom } from "../testing/open-random.ts";
import { randomSize } from "../testing/random-size.ts";
import { Generator } from "./generator.ts";

const images = 3;
const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

function methodsFor(layers: number): Method[] {
  const smoothed = (options: object) =>
    Method.parse({ method: "kvsmooth", layers: [0, layers], lambdaRef: 0.5, ...options });
  return [
    Method.parse({ method: "greedy" }),
    smoothed({ lambdaRef: 0, adaptive: false }),
    smoothed({ window: 0.5 }),
    smoothed({ target: "o", M: 3 }),
    smoothed({ target: "v", lambdaRef: 0.9 }),
    smoothed({ layers: [layers - 1, layers], M: 40 }),
    smoothed({ adaptive: false, target: "k" }),
  ];
}

async function openModel(seed: number) {
  const size = randomSize(seed);
  const model = await openRandom(size);
  const options = { smoothing: "output", traceTopK: size.vocabulary, threads: 2 } as const;
  const generator = await Generator.open({ ...model, endIds: [3] }, options);
  const features = model.features(images);
  const perImage = features.length / images;
  return {
    methods: methodsFor(size.layers),
    decode: (from: number, to: number, methods: readonly Method[]) =>
      generator.generate({
        ids: Array.from({ length: to - from }, () => model.ids),
        features: features.slice(from * perImage, to * perImage),
        methods,
        maxNewTokens: 12,
      }),
    [Symbol.asyncDispose]: async () => {
      await generator.close();
      await model[Symbol.asyncDispose]();
    },
  };
}

describe.each(seeds)("a model of random sizes (%d)", (seed) => {
  test("gives each row the same bits alone and in a batch", async () => {
    await using model = await openModel(seed);
    const all = await model.decode(0, images, model.methods);
    for (const image of all.keys()) {
      for (const [place, method] of model.methods.entries()) {
        const alone = await model.decode(image, image + 1, [method]);
        expect(alone).toEqual([[all[image]?.[place]]]);
      }
    }
  });

  test("decodes greedily where λ is 0, and otherwise where it is not", async () => {
    await using model = await openModel(seed);
    for (const rows of await model.decode(0, images, model.methods)) {
      const [greedy, still, ...others] = rows.map(({ ids, trace }) => ({ ids, logits: trace?.topLogits }));
      expect(still).toEqual(greedy);
      if (greedy && greedy.ids.length > 2) expect(others).not.toContainEqual(greedy);
    }
  });
});
