import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { smallPunkt } from "../../text/testing/own-fixtures.ts";
import { amberBenchmark } from "./amber.ts";
import { ownFolder } from "./testing/own-data.ts";

const benchmark = amberBenchmark({ punkt: smallPunkt() });
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kvsweep-amber-"));
  await cp(ownFolder, folder, { recursive: true });
  await mkdir(join(folder, "image"));
  for (const id of [1, 2]) await writeFile(join(folder, `image/AMBER_${id}.jpg`), `image ${id}`);
});

test("amber.load() lists the images of the generative part with their question", async () => {
  const { samples } = await benchmark.load(folder);
  expect(samples).toEqual(
    [1, 2].map((id) => ({
      id: String(id),
      image: join(folder, `image/AMBER_${id}.jpg`),
      question: "Describe this image.",
    })),
  );
});

test("amber.count() judges a caption of an image", async () => {
  const { count } = await benchmark.load(folder);
  const counts = count("1", { text: "A man sits under a desk.", tokens: 8 });
  expect(counts).toMatchObject({ nouns: 2, hallucinatedNouns: 1, coveredObjects: 1, cogitatedObjects: 1 });
  expect(() => count("3", { text: "", tokens: 1 })).toThrow(
    /sample "3": AMBER's generative part has no such sample/,
  );
});

test("amber.load() has another fingerprint when an image or the table changes", async () => {
  const before = (await benchmark.load(folder)).fingerprint;
  await writeFile(join(folder, "image/AMBER_2.jpg"), "another");
  const after = (await benchmark.load(folder)).fingerprint;
  expect(after).not.toBe(before);
  await cp(join(ownFolder, "safe_words.txt"), join(folder, "copy.txt"));
  expect((await benchmark.load(folder)).fingerprint).toBe(after);
});

test.each(["similarity.json", "query_generative.json", "image/AMBER_2.jpg"])(
  "amber.load() names a missing %s",
  async (file) => {
    await rm(join(folder, file));
    await expect(benchmark.load(folder)).rejects.toThrow(
      `Cannot read "${join(folder, file)}": it does not exist`,
    );
  },
);
