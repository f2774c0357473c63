import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { type LlavaConfig, readConfig } from "../src/checkpoint/config.ts";
import { readWeights } from "../src/checkpoint/weights.ts";
import { Generator } from "../src/generate/generator.ts";
import { type KvSmooth, Method } from "../src/methods/method.ts";
import { writeRandomCheckpoint } from "../src/testing/random-checkpoint.ts";
import { uniform } from "../src/testing/uniform.ts";
import { median } from "./median.ts";

const rounds = 7;
const tokens = 100;
const threads = Math.min(2, cpus().length);

/** About 58 million parameters; 576 image tokens of a 600-token prompt. */
const size = { hidden: 512, layers: 8, heads: 8, inner: 1376, vocabulary: 32000, patchesPerSide: 24 };
const folder = join(import.meta.dirname, "../../../.bench/llama-58m");
if (!existsSync(join(folder, "model.safetensors"))) await writeRandomCheckpoint(folder, size);

const config = await readConfig(folder);
const parts = { config, weights: await readWeights(config), endIds: [-1] };
const smoothing = await Generator.open(parts, { threads });
const plain = await Generator.open(parts, { threads, smoothing: "none" });
const prompt = samplePrompt(config);

/** Milliseconds of a batch of `count` configurations of one image: the whole caption, and one step of it. */
async function measure(generator: Generator, count: number): Promise<Timing> {
  const methods = Array.from({ length: count }, (_, index) => smoothed({ lambdaRef: index / (count + 1) }));
  const time = async (maxNewTokens: number) => {
    const start = performance.now();
    await generator.generate({ ...prompt, methods, maxNewTokens });
    return performance.now() - start;
  };
  const prefill = await time(1);
  const caption = await time(tokens);
  return { caption, step: (caption - prefill) / (tokens - 1) };
}

interface Timing {
  readonly caption: number;
  readonly step: number;
}

function smoothed(options: Partial<KvSmooth>): Method {
  return Method.parse({ method: "kvsmooth", layers: [0, size.layers], ...options });
}

function samplePrompt({ imageTokens, imageToken }: LlavaConfig) {
  const random = uniform(3);
  const words = (count: number) =>
    Array.from({ length: count }, () => Math.floor((random() + 0.5) * 30000) + 3);
  const ids = [1, ...words(10), ...new Array<number>(imageTokens).fill(imageToken), ...words(13)];
  return {
    ids: [ids],
    features: Float32Array.from({ length: imageTokens * size.hidden }, () => 2 * random()),
  };
}

await measure(smoothing, 2);
await measure(plain, 2);
const settings = [
  { name: "one configuration, smoothing off", against: undefined, run: () => measure(plain, 1) },
  { name: "one configuration, smoothing on", against: 0, run: () => measure(smoothing, 1) },
  { name: "16 configurations", against: 1, run: () => measure(smoothing, 16) },
  { name: "32 configurations", against: 1, run: () => measure(smoothing, 32) },
];
const timings: Timing[][] = settings.map(() => []);
for (let round = 0; round < rounds; round++) {
  for (const [index, { run }] of settings.entries()) timings[index]?.push(await run());
}

/** The median of the ratios round by round: what slows the machine for a while slows both. */
function ratio(index: number, against: number | undefined, what: keyof Timing): string {
  if (against === undefined) return "";
  const base = timings[against] ?? [];
  return median(
    (timings[index] ?? []).map((timing, round) => timing[what] / (base[round]?.[what] ?? Number.NaN)),
  ).toFixed(2);
}

console.log(
  `Decoding, random LLaMA of 58 M parameters, float32, 600-token prompt, ${tokens} tokens, ${threads} threads`,
);
console.log(`${cpus()[0]?.model ?? "unknown CPU"}; medians of ${rounds} rounds`);
console.table(
  settings.map(({ name, against }, index) => ({
    setting: name,
    "ms a caption": median((timings[index] ?? []).map(({ caption }) => caption)).toFixed(0),
    "ms a step": median((timings[index] ?? []).map(({ step }) => step)).toFixed(2),
    "× (caption)": ratio(index, against, "caption"),
    "× (step)": ratio(index, against, "step"),
    against: against === undefined ? "" : (settings[against]?.name ?? ""),
  })),
);
await smoothing.close();
await plain.close();
