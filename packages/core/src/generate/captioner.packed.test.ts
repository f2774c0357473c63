import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Method } from "../methods/method.ts";
import { checkpoints, reference, scenesImages, scenesModel } from "../testing/paths.ts";
import { rowBits } from "../testing/row-bits.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { Captioner, type CaptionerOptions } from "./captioner.ts";

const methods = [
  { method: "greedy" },
  { method: "kvsmooth", lambdaRef: 0.5, layers: [1, 4] },
  { method: "kvsmooth", lambdaRef: 0.5, layers: [1, 4], target: "o" },
].map((method) => Method.parse(method));

async function captions(folder: string, options: CaptionerOptions) {
  const captioner = await Captioner.open(folder, { threads: 2, ...options });
  const image = join(scenesImages, "0003.png");
  const prompt = { text: "USER: <image> a b c" };
  const found = await captioner.caption({
    samples: [{ image, prompt }],
    methods,
    maxNewTokens: 40,
    traceTopK: 9,
  });
  await captioner.close();
  return rowBits(found);
}

const models = [scenesModel, ...checkpoints.map((name) => join(reference, "checkpoints", name))];

test.each(models)(
  "captions of %s with packed weights are the same bits, also when they are found again",
  async (folder) => {
    await using cache = await temporaryFolder();
    const wanted = await captions(folder, {});
    const options = { cache: cache.path, keepPacked: true };
    expect(await captions(folder, options)).toEqual(wanted);
    expect(await captions(folder, options)).toEqual(wanted);
    expect(await readdir(join(cache.path, "packed"))).toHaveLength(1);
  },
);

test("no weights are packed without a folder for them, for another dtype, or unless asked", async () => {
  await using cache = await temporaryFolder();
  const folder = join(reference, "checkpoints/llava-fp16-tied");
  const all: CaptionerOptions[] = [
    { keepPacked: true },
    { cache: cache.path },
    { cache: cache.path, keepPacked: true, dtype: "float16" },
  ];
  for (const options of all) await (await Captioner.open(folder, options)).close();
  expect(await readdir(cache.path)).not.toContain("packed");
});
