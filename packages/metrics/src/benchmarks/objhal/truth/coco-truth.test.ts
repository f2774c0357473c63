import { join } from "node:path";
import { expect, test } from "vitest";
import { ownFolder } from "../testing/own-folder.ts";
import { cocoTruth } from "./coco-truth.ts";

const options = {
  classOf: (category: string) => (category === "coffee table" ? "dining table" : undefined),
  classesIn: (caption: string) => [caption],
};

test("cocoTruth() joins instances and captions of train and val", async () => {
  const { images, sources } = await cocoTruth(join(await ownFolder(), "annotations"), options);
  expect(images).toEqual(
    new Map([
      ["1", new Set(["dining table", "A puppy."])],
      ["2", new Set(["dining table", "Two women."])],
    ]),
  );
  expect(Object.keys(sources).length).toBe(4);
});

test("cocoTruth() keeps to the images that are wanted", async () => {
  const folder = join(await ownFolder(), "annotations");
  const { images } = await cocoTruth(folder, { ...options, images: new Set(["2", "3"]) });
  expect([...images.keys()]).toEqual(["2"]);
});

test("cocoTruth() refuses a category that the lexicon does not have", async () => {
  const folder = join(await ownFolder(), "annotations");
  await expect(cocoTruth(folder, { ...options, classOf: () => undefined })).rejects.toThrow(
    /its category "coffee table" is none of the lexicon's classes$/,
  );
});
