import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { BenchmarkDataError } from "../../errors.ts";
import { opope } from "./opope.ts";

const rows = [
  { image: "COCO_val2014_000000000001.jpg", objects: ["dog", "cat", "chair"] },
  { image: "COCO_val2014_000000000002.jpg", objects: ["car", "bus"] },
  { image: "COCO_val2014_000000000003.jpg", objects: ["car", "bus", "cup"] },
];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kvsweep-opope-"));
  await mkdir(join(folder, "images"));
  for (const { image } of rows) await writeFile(join(folder, "images", image), image);
  await writeFile(join(folder, "ground-truth.jsonl"), rows.map((row) => JSON.stringify(row)).join("\n"));
});

test("opope.load() lists the images with three objects", async () => {
  const { samples, fingerprint } = await opope.load(folder);
  expect(samples.map(({ id, image }) => [id, image])).toEqual([
    ["1", join(folder, "images/COCO_val2014_000000000001.jpg")],
    ["3", join(folder, "images/COCO_val2014_000000000003.jpg")],
  ]);
  await writeFile(join(folder, "images/COCO_val2014_000000000003.jpg"), "another");
  expect((await opope.load(folder)).fingerprint).not.toBe(fingerprint);
});

test("opope.count() counts the answers of one caption", async () => {
  const { count } = await opope.load(folder);
  expect(count("1", { text: "a dog on a chair", tokens: 6 })).toMatchObject({
    captions: 1,
    randomTP: 2,
    randomFN: 1,
    popularTN: 3,
  });
  expect(() => count("2", { text: "", tokens: 1 })).toThrow(BenchmarkDataError);
});
