import { existsSync } from "node:fs";
import { join } from "node:path";
import { readPeakMemory } from "../src/memory/read-peak-memory.ts";
import { measureMemory, someMethods } from "../src/testing/measure-memory.ts";
import { scenesModel } from "../src/testing/paths.ts";
import type { RandomCheckpoint } from "../src/testing/random-checkpoint.ts";
import { writeRandomModel } from "../src/testing/random-model.ts";
import { temporaryFolder } from "../src/testing/temporary-folder.ts";

const MB = 2 ** 20;
const sizes = {
  "58 M": { hidden: 512, layers: 8, heads: 8, inner: 1376, vocabulary: 32000, patchesPerSide: 24 },
  "250 M": { hidden: 1024, layers: 14, heads: 16, inner: 2816, vocabulary: 32000, patchesPerSide: 24 },
  "270 M": { hidden: 1024, layers: 16, heads: 16, inner: 2752, vocabulary: 32000, patchesPerSide: 24 },
};

async function randomModel(
  name: keyof typeof sizes,
  dtype: RandomCheckpoint["dtype"] = "F32",
): Promise<string> {
  const folder = join(import.meta.dirname, "../../../.bench", `memory ${name} ${dtype}`);
  if (!existsSync(join(folder, "generation_config.json")))
    await writeRandomModel(folder, { ...sizes[name], dtype });
  return folder;
}

const question = { question: "Please describe the image in detail." };
const letters = { text: "<image> a b c d e f g h i j k l m n o p q r s t u v w x y z" };

interface Shape {
  readonly model: string;
  readonly images: number;
  readonly width: number;
  readonly tokens: number;
  readonly prefill?: "all";
  readonly dtype?: "F16";
}

async function decoding(folder: string, shape: Shape) {
  const { model, images, width, tokens, prefill, dtype } = shape;
  const methods = someMethods(width, prefill ? { prefill } : {});
  const prompt = folder === scenesModel ? question : letters;
  const { decoded, promptTokens } = await measureMemory({
    folder,
    images,
    methods,
    prompt,
    maxNewTokens: tokens,
  });
  const { peak } = await readPeakMemory(folder);
  const ownPrompts = prefill !== undefined;
  const batch = { images, configurations: width, promptTokens, maxNewTokens: tokens, ownPrompts };
  const predicted = peak.of(batch, ownPrompts ? 2 : 1);
  return {
    model: dtype ? `${model}, ${dtype}` : model,
    images,
    methods: prefill ? `${width}, own prompts` : String(width),
    tokens,
    "predicted, MiB": Math.round(predicted / MB),
    "measured, MiB": Math.round(decoded.peak / MB),
    ratio: (predicted / decoded.peak).toFixed(2),
  };
}

/** What a process takes while it opens a model beyond what it has then. */
async function opening(name: keyof typeof sizes, dtype: "F32" | "F16" | "BF16", cache?: string) {
  const folder = await randomModel(name, dtype);
  const methods = someMethods(1);
  const run = { ...{ folder, methods, cache }, images: 1, prompt: letters, maxNewTokens: 1, rounds: 0 };
  const { opened, anonymousPeak } = await measureMemory(run);
  const { peak } = await readPeakMemory(folder, { keepPacked: cache !== undefined });
  return {
    model: name,
    dtype: cache === undefined ? dtype : `${dtype}, packed weights kept`,
    "predicted peak, MiB": Math.round(peak.opening() / MB),
    "measured peak, MiB": Math.round(opened.peak / MB),
    "open, MiB": Math.round(opened.now / MB),
    "of which anonymous": Math.round(opened.anonymous / MB),
    "anonymous peak, MiB": Math.round(anonymousPeak / MB),
  };
}

const scenes = (images: number, width: number, tokens = 64) => ({
  model: "scenes-vlm",
  images,
  width,
  tokens,
});
const random = (
  model: keyof typeof sizes,
  images: number,
  width: number,
  { tokens = 128, dtype }: Partial<Shape> = {},
) => ({ model, images, width, tokens, ...(dtype && { dtype }) });
const rows = [];
for (const shape of [
  scenes(1, 1),
  scenes(1, 16),
  scenes(4, 16),
  scenes(1, 64),
  { ...scenes(2, 4), prefill: "all" as const },
]) {
  rows.push(await decoding(scenesModel, shape));
}
for (const shape of [
  random("58 M", 1, 1),
  random("58 M", 1, 16),
  random("58 M", 4, 4),
  random("58 M", 1, 64),
  random("58 M", 1, 16, { tokens: 512 }),
  random("250 M", 1, 1),
  random("250 M", 1, 16),
  random("270 M", 1, 1, { dtype: "F16" }),
  random("270 M", 1, 16, { dtype: "F16" }),
]) {
  rows.push(await decoding(await randomModel(shape.model, shape.dtype), shape));
}
console.log("Peak resident memory of a process that decodes");
console.table(rows);
const openings = [];
for (const name of ["58 M", "250 M", "270 M"] as const) {
  for (const dtype of ["F32", "F16", "BF16"] as const) openings.push(await opening(name, dtype));
}
await using cache = await temporaryFolder();
for (let time = 0; time < 2; time++) openings.push(await opening("270 M", "F16", cache.path));
console.log("Opening a model");
console.table(openings);
