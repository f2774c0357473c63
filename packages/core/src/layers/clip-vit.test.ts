import { expect, test } from "vitest";
import { evaluate } from "../testing/evaluate.ts";
import { expectNear } from "../testing/expect-near.ts";
import { openRandom } from "../testing/open-random.ts";
import { rowOf } from "../testing/plain-layers.ts";
import { randomNumbers } from "../testing/random-numbers.ts";
import { readStoredTensors } from "../testing/stored-tensors.ts";
import { clipVit } from "./clip-vit.ts";

const size = { hidden: 8, layers: 1, heads: 2, inner: 8, vocabulary: 9, patchesPerSide: 2 };
const [edge, patch, hidden] = [8, 4, 32];
const pixels = randomNumbers(2 * 3 * edge * edge, 8);
const positions = [0, 1, 2, 3].map((place) => [Math.floor(place / 2), place % 2] as const);

/** A patch's pixels in the order of the convolution's kernel: channel, row, column. */
const pixelsOf = (image: number, [row, column]: readonly [number, number]) =>
  [0, 1, 2].flatMap((channel) =>
    [0, 1, 2, 3].flatMap((y) => {
      const line = ((image * 3 + channel) * edge + row * patch + y) * edge + column * patch;
      return pixels.slice(line, line + patch);
    }),
  );

function normalised(x: readonly number[]): number[] {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length;
  return x.map((value) => (value - mean) / Math.sqrt(variance + 1e-5));
}

test.each(["full", "default"] as const)(
  "clipVit() at feature layer 0 is the normalised embeddings; %s decides about the class token",
  async (featureSelect) => {
    await using model = await openRandom(size);
    const config = { ...model.config, visionBlocks: 0, featureSelect };
    const found = await evaluate(
      (g) => clipVit(g, g.constant("float32", pixels, [2, 3, edge, edge]), config, model.weights),
      "float32",
      { folder: config.folder },
    );
    const stored = readStoredTensors(model.weights.values().next().value?.file ?? "");
    const numbers = (name: string) => [
      ...new Float32Array(stored.get(`vision_tower.embeddings.${name}`)?.data.slice().buffer ?? []),
    ];
    const kernel = numbers("patch_embedding.weight");
    const places = numbers("position_embedding.weight");
    // Norms of random checkpoints are ones, biases too.
    const embed = (x: readonly number[], place: number) =>
      normalised(x.map((value, i) => value + (places[place * hidden + i] ?? Number.NaN))).map(
        (value) => value + 1,
      );
    const wanted = [0, 1].flatMap((image) => [
      ...(featureSelect === "full" ? embed(numbers("class_embedding"), 0) : []),
      ...positions.flatMap((at, place) => {
        const x = pixelsOf(image, at);
        const products = Array.from({ length: hidden }, (_, out) =>
          rowOf(kernel, out, x.length).reduce((sum, weight, i) => sum + weight * (x[i] ?? Number.NaN), 0),
        );
        return embed(products, place + 1);
      }),
    ]);
    expect(found.dims).toEqual([2, featureSelect === "full" ? 5 : 4, hidden]);
    expectNear(found.values, wanted, 1e-4);
  },
);
