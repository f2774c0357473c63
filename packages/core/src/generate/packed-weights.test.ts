import { readdir, readFile, rm, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type OpenedRandom, openRandom } from "../testing/open-random.ts";
import { rowBits } from "../testing/row-bits.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { Generator } from "./generator.ts";
import { type PackedWeights, packedWeights } from "./packed-weights.ts";

const size = { hidden: 64, layers: 2, heads: 4, inner: 96, vocabulary: 80, patchesPerSide: 2 };

async function decode(model: OpenedRandom, packed?: PackedWeights) {
  const options = { threads: 1, traceTopK: 80 };
  const generator = await Generator.open({ ...model, endIds: [-1], packed }, options);
  const [rows] = await generator.generate({
    ids: [model.ids],
    features: model.features(1),
    methods: [{ method: "greedy" }],
    maxNewTokens: 12,
  });
  await generator.close();
  return rowBits(rows);
}

test.each(["F32", "F16", "BF16"] as const)(
  "decoding with packed %s weights gives the same bits",
  async (dtype) => {
    await using cache = await temporaryFolder();
    await using model = await openRandom({ ...size, dtype });
    const packed = await packedWeights(model, cache.path);
    expect(packed.weights.get("lm_head.weight")).toMatchObject({ dtype: "F32", packed: expect.any(String) });
    expect(await decode(model, packed)).toEqual(await decode(model));
  },
);

test("packedWeights() packs once, and again when the model's file is another", async () => {
  await using cache = await temporaryFolder();
  await using model = await openRandom(size);
  const { folder, weights } = await packedWeights(model, cache.path);
  const inodes = async () => (await stat(join(folder, "index.json"))).ino;
  const first = await inodes();
  expect(await packedWeights(model, cache.path)).toEqual({ folder, weights });
  expect(await inodes()).toBe(first);
  await utimes(join(model.config.folder, "model.safetensors"), new Date(), new Date(2e12));
  await packedWeights(model, cache.path);
  expect(await inodes()).not.toBe(first);
  expect(await readdir(join(cache.path, "packed"))).toHaveLength(1);
});

test("packedWeights() packs again where a file is gone or cut", async () => {
  await using cache = await temporaryFolder();
  await using model = await openRandom(size);
  const { folder, weights } = await packedWeights(model, cache.path);
  const file = weights.get("lm_head.weight")?.file ?? "";
  const whole = await readFile(file);
  await rm(file);
  expect(await packedWeights(model, cache.path)).toEqual({ folder, weights });
  expect(await readFile(file)).toEqual(whole);
  await truncate(file, 9);
  await packedWeights(model, cache.path);
  expect(await readFile(file)).toEqual(whole);
});

test("packedWeights() packs again where the index is damaged", async () => {
  await using cache = await temporaryFolder();
  await using model = await openRandom(size);
  const { folder, weights } = await packedWeights(model, cache.path);
  const index = join(folder, "index.json");
  const whole = await readFile(index, "utf8");
  await writeFile(index, whole.slice(0, -9));
  expect((await packedWeights(model, cache.path)).weights).toEqual(weights);
  expect(await readFile(index, "utf8")).toBe(whole);
});

test("packedWeights() leaves nothing behind where a weight cannot be read", async () => {
  await using cache = await temporaryFolder();
  await using model = await openRandom(size);
  const weights = new Map(model.weights);
  const norm = weights.get("language_model.norm.weight");
  if (!norm) throw new Error("the model has a norm");
  weights.set("language_model.norm.weight", { ...norm, file: `${norm.file}.gone` });
  await expect(packedWeights({ ...model, weights }, cache.path)).rejects.toThrow("ENOENT");
  expect(await readdir(cache.path)).toEqual([]);
});
