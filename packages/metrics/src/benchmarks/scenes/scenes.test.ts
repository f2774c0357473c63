import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { BenchmarkDataError } from "../../errors.ts";
import { sumCounts } from "../../stats/sum-counts.ts";
import { scenes } from "./scenes.ts";
import { goldens, referenceCaptions, scenesFolder } from "./testing/goldens.ts";

const image = (id: number) => ({ id, file: `${id}.png`, objects: [{ class: "cat" }] });
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kvsweep-scenes-"));
  await writeFile(join(folder, "annotations.json"), JSON.stringify([image(0), image(1)]));
  await writeFile(join(folder, "synonyms.txt"), "cat, kitten\n");
  await writeFile(join(folder, "0.png"), "zero");
  await writeFile(join(folder, "1.png"), "one");
});

const fingerprint = async (path: string) => (await scenes.load(path)).fingerprint;
const change = (file: string, text: string) => writeFile(join(folder, file), text);
const refusal = (): Promise<unknown> => scenes.load(folder).catch((thrown: unknown) => thrown);

test("scenes.load() lists the bundled images in order, with absolute paths and one question", async () => {
  const { samples } = await scenes.load(scenesFolder);
  expect(samples.map((sample) => sample.id)).toEqual(Array.from({ length: 200 }, (_, i) => String(i)));
  expect(samples[7]).toEqual({
    id: "7",
    image: join(scenesFolder, "images/0007.png"),
    question: "Please describe the image in detail.",
  });
});

test("scenes.load() makes the images of a relative folder absolute", async () => {
  const { samples } = await scenes.load("../../benchmarks/scenes");
  expect(samples.every((sample) => isAbsolute(sample.image))).toBe(true);
});

test.each([
  ["referenceScore", goldens.references.map(({ id }) => id), referenceCaptions, goldens.referenceScore],
  [
    "nextImageScore",
    goldens.references.map(({ id }) => (id + 1) % 200),
    referenceCaptions,
    goldens.nextImageScore,
  ],
  ["edgeScore", goldens.edges.map(({ id }) => id), goldens.edges.map((e) => e.caption), goldens.edgeScore],
])("scenes scores captions as chair.py does, to the last bit: %s", async (_, ids, captions, expected) => {
  const data = await scenes.load(scenesFolder);
  const counts = ids.map((id, i) => data.count(String(id), { text: captions[i] ?? "", tokens: 10 }));
  const sum = sumCounts(counts);
  const value = (metric: string) => scenes.metrics[metric]?.value(sum);
  expect({
    chair_s: value("chairS"),
    chair_i: value("chairI"),
    recall: value("recall"),
    precision: value("precision"),
    f1: value("f1"),
    mentions: (sum["mentions"] ?? 0) / captions.length,
  }).toEqual(expected);
  expect(value("length")).toBe(10);
});

test("scenes.headline names metrics that it has", () => {
  expect(scenes.headline).toEqual(["chairS", "f1"]);
  for (const key of scenes.headline) expect(scenes.metrics).toHaveProperty(key);
});

test("scenes.load() has a fingerprint that depends on contents alone", async () => {
  const copy = await mkdtemp(join(tmpdir(), "kvsweep-scenes-"));
  await cp(folder, copy, { recursive: true });
  await writeFile(join(copy, "captions.jsonl"), "not read");
  expect(await fingerprint(copy)).toBe(await fingerprint(folder));
  expect(await fingerprint(folder)).toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  ["annotations.json", JSON.stringify([image(0), { ...image(1), scene: "farm" }])],
  ["synonyms.txt", "cat, kitten\n\n"],
  ["1.png", "two"],
])("scenes.load() has another fingerprint when %s changes", async (file, text) => {
  const before = await fingerprint(folder);
  await change(file, text);
  expect(await fingerprint(folder)).not.toBe(before);
});

test("scenes.load() has another fingerprint when a byte moves from one image to the next", async () => {
  const before = await fingerprint(folder);
  await change("0.png", "zeroo");
  await change("1.png", "ne");
  expect(await fingerprint(folder)).not.toBe(before);
});

test.each(["annotations.json", "synonyms.txt", "1.png"])("scenes.load() names a missing %s", async (file) => {
  await rm(join(folder, file));
  const error = await refusal();
  expect(error).toBeInstanceOf(BenchmarkDataError);
  expect(error).toMatchObject({
    message: `Cannot read "${join(folder, file)}": it does not exist`,
    advice: expect.stringContaining("benchmarks/scenes"),
  });
});

test("scenes.load() names a missing folder", async () => {
  await rm(folder, { recursive: true });
  const error = await refusal();
  expect(error).toBeInstanceOf(BenchmarkDataError);
  expect(error).toMatchObject({ message: `Cannot load scenes from "${folder}": there is no such folder` });
});

test("scenes.load() says where annotations.json is no JSON", async () => {
  const whole = await readFile(join(folder, "annotations.json"), "utf8");
  await change("annotations.json", whole.slice(0, -1));
  await expect(refusal()).resolves.toMatchObject({
    name: "BenchmarkDataError",
    message: expect.stringMatching(/annotations\.json": it is not JSON at line 1, column \d+$/),
  });
});

test("scenes.load() refuses an object of a class that no word means", async () => {
  await change("annotations.json", JSON.stringify([{ ...image(0), objects: [{ class: "kitten" }] }]));
  await expect(refusal()).resolves.toMatchObject({
    message: `Cannot load scenes from "${folder}": image 0 shows a "kitten", which is no class of synonyms.txt`,
  });
});

test("scenes.count() refuses a sample that it does not have", async () => {
  const { count } = await scenes.load(folder);
  expect(() => count("2", { text: "", tokens: 1 })).toThrow(BenchmarkDataError);
  expect(() => count("2", { text: "", tokens: 1 })).toThrow(/sample "2": scenes has no such sample/);
});

test("scenes.mentions() says where a caption names what, and whether the image lacks it", async () => {
  await change("synonyms.txt", "cat, kitten\ndog, puppy\n");
  const { mentions } = await scenes.load(folder);
  expect(mentions?.("1", { text: "A Kitten and a dog.", tokens: 6 })).toEqual([
    { word: "Kitten", class: "cat", start: 2, end: 8, hallucinated: false },
    { word: "dog", class: "dog", start: 15, end: 18, hallucinated: true },
  ]);
  expect(() => mentions?.("2", { text: "", tokens: 1 })).toThrow(BenchmarkDataError);
});

test("scenes.mentions() are as many as scenes.count() counts, in every reference caption", async () => {
  const { count, mentions } = await scenes.load(scenesFolder);
  for (const [line, { id }] of goldens.references.entries()) {
    const caption = { text: referenceCaptions[line] ?? "", tokens: 1 };
    const found = mentions?.(String(id), caption) ?? [];
    const counts = count(String(id), caption);
    expect(found).toHaveLength(counts["mentions"] ?? -1);
    expect(found.filter(({ hallucinated }) => hallucinated)).toHaveLength(
      counts["hallucinatedMentions"] ?? -1,
    );
  }
});
