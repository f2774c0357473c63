import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { BenchmarkDataError } from "../../errors.ts";
import { chairBenchmark } from "./chair.ts";
import { ownPunkt } from "./testing/own-scenes.ts";

const chair = chairBenchmark({ punkt: ownPunkt });
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kvsweep-chair-"));
  await mkdir(join(folder, "images"));
  await change(
    "ground-truth.json",
    JSON.stringify({ classes: ["cat", "dog"], images: { 7: [0], 8: [0, 1] } }),
  );
  await change("image-list.txt", "8\n7\n");
  await change("images/COCO_val2014_000000000007.jpg", "seven");
  await change("images/COCO_val2014_000000000008.jpg", "eight");
});

const change = (name: string, text: string) => writeFile(join(folder, name), text);

test("chair.load() lists the images of the list, in its order", async () => {
  const { samples } = await chair.load(folder);
  expect(samples.map(({ id }) => id)).toEqual(["8", "7"]);
  expect(samples[0]).toMatchObject({
    image: join(folder, "images/COCO_val2014_000000000008.jpg"),
    question: "Please describe the image in detail.",
  });
});

test("chair.count() counts a caption against its image's classes", async () => {
  const { count } = await chair.load(folder);
  expect(count("7", { text: "A cat and a dog.", tokens: 9 })).toMatchObject({
    captions: 1,
    mentions: 2,
    hallucinatedMentions: 1,
    trueClasses: 1,
    words: 6,
    tokens: 9,
  });
  expect(() => count("9", { text: "", tokens: 1 })).toThrow(BenchmarkDataError);
});

test("chair.mentions() says where a caption names what, and whether the image lacks it", async () => {
  const { mentions } = await chair.load(folder);
  expect(mentions?.("7", { text: "Two Kittens and a dog by a traffic light.", tokens: 9 })).toEqual([
    { word: "Kittens", class: "cat", start: 4, end: 11, hallucinated: false },
    { word: "dog", class: "dog", start: 18, end: 21, hallucinated: true },
    { word: "traffic light", class: "traffic light", start: 27, end: 40, hallucinated: true },
  ]);
  expect(() => mentions?.("9", { text: "", tokens: 1 })).toThrow(BenchmarkDataError);
});

test("chair.load() has a fingerprint of the ground truth, the list and the images", async () => {
  const fingerprints = new Set([(await chair.load(folder)).fingerprint]);
  await change("images/COCO_val2014_000000000007.jpg", "se7en");
  fingerprints.add((await chair.load(folder)).fingerprint);
  await change("image-list.txt", "7\n");
  fingerprints.add((await chair.load(folder)).fingerprint);
  expect(fingerprints.size).toBe(3);
});

test("chair.load() refuses a list with an image that has no ground truth", async () => {
  await change("image-list.txt", "8\n10\n");
  await change("images/10.jpg", "ten");
  await expect(chair.load(folder)).rejects.toThrow('sample "10": chair has no such sample');
});
