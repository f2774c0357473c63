import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type MemoryRun, measureMemory, someMethods } from "../testing/measure-memory.ts";
import { reference, scenesModel } from "../testing/paths.ts";
import { writeRandomModel } from "../testing/random-model.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { readPeakMemory } from "./read-peak-memory.ts";

const isLinux = process.platform === "linux";
if (!isLinux) console.warn("SKIPPED: predicted memory is compared with measured memory on Linux only");

const question = { question: "Please describe the image in detail." };
const letters = { text: "<image> a b c d e f g h i j" };
const random = await temporaryFolder();
const halves = await temporaryFolder();

// 58 and 42 million parameters, so that weights outweigh the process.
beforeAll(async () => {
  const size = { layers: 8, heads: 8, vocabulary: 32000, patchesPerSide: 8 };
  if (!isLinux) return;
  await writeRandomModel(random.path, { ...size, hidden: 512, inner: 1376 });
  await writeRandomModel(halves.path, {
    ...{ ...size, layers: 2, hidden: 1024, inner: 2816, vocabulary: 8000 },
    dtype: "F16",
  });
}, 300_000);
afterAll(async () => {
  await random[Symbol.asyncDispose]();
  await halves[Symbol.asyncDispose]();
});

const classic = join(reference, "checkpoints/llava-classic");
const run = (folder: string, prompt: MemoryRun["prompt"], images: number, width: number, tokens: number) => ({
  folder,
  prompt,
  images,
  methods: someMethods(width),
  maxNewTokens: tokens,
});

test.runIf(isLinux).each([
  ["the bundled model, 2 rows", run(scenesModel, question, 1, 1, 64)],
  ["the bundled model, 64 rows", run(scenesModel, question, 4, 16, 64)],
  ["a reference checkpoint, 4 rows", run(classic, question, 2, 2, 16)],
  ["58 M parameters, 2 rows", run(random.path, letters, 1, 1, 24)],
  ["58 M parameters, 16 rows of 4 images", run(random.path, letters, 4, 4, 24)],
  ["58 M parameters, 32 rows", run(random.path, letters, 1, 32, 24)],
  ["42 M parameters of two bytes, one row", run(halves.path, letters, 1, 1, 24)],
] as const)(
  "PeakMemory is within 15 % of what is measured: %s",
  async (_what, batch) => {
    const { decoded, promptTokens } = await measureMemory(batch);
    const { peak } = await readPeakMemory(batch.folder);
    const { images, methods, maxNewTokens } = batch;
    const shape = { images, configurations: methods.length, promptTokens, maxNewTokens };
    expect(peak.of(shape) / decoded.peak).toBeGreaterThan(0.85);
    expect(peak.of(shape) / decoded.peak).toBeLessThan(1.15);
  },
  300_000,
);

test.runIf(isLinux)(
  "weights that are kept packed are mapped, not copied",
  async () => {
    await using cache = await temporaryFolder();
    const batch = run(halves.path, letters, 1, 1, 24);
    const own = await measureMemory(batch);
    await measureMemory({ ...batch, cache: cache.path });
    const kept = await measureMemory({ ...batch, cache: cache.path });
    const packed = 4 * 33e6;
    const taken = ({ before, opened }: typeof own) => opened.anonymous - before.anonymous;
    expect(taken(own)).toBeGreaterThan(packed);
    expect(taken(kept)).toBeLessThan(0.5 * taken(own));
    expect(kept.decoded.now - kept.opened.now).toBeGreaterThan(packed);
    expect(kept.anonymousPeak).toBeLessThan(0.7 * own.anonymousPeak);
  },
  300_000,
);
