import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BenchmarkDataError } from "../../../errors.ts";
import { referencePath } from "../../../text/testing/reference-data.ts";
import { parseGroundTruth } from "./ground-truth.ts";

const parse = (value: unknown) => parseGroundTruth(JSON.stringify(value), "gt.json");
const classes = ["cat", "dog"];
const variants = ["wordnet", "pattern"].flatMap(
  (variant) => referencePath(`chair/gt_objects_${variant}_variant.json`) ?? [],
);

test("parseGroundTruth() gives each image its classes, and how they were made", () => {
  const truth = parse({ classes, images: { "7": [0, 1], "0008": [] }, frontEnd: "pattern", nltk: "3.8.1" });
  expect(truth.frontEnd).toBe("pattern");
  expect([...truth.images]).toEqual([
    ["7", new Set(["cat", "dog"])],
    ["8", new Set()],
  ]);
});

test.skipIf(variants.length === 0).each(variants)("parseGroundTruth() reads %s", (path) => {
  const truth = parseGroundTruth(readFileSync(path, "utf8"), path);
  expect(truth.images.size).toBe(123_287);
  expect(truth.frontEnd).toBeUndefined();
});

test("parseGroundTruth() refuses what is no ground truth", () => {
  expect(() => parse([])).toThrow(BenchmarkDataError);
  expect(() => parse({ classes, images: { "7": [2] } })).toThrow(
    "image 7 has class 2, but it lists only 2 classes",
  );
  expect(() => parse({ classes: ["unicorn"], images: {} })).toThrow(
    '"unicorn" is no class of CHAIR\'s lexicon',
  );
  expect(() => parse({ classes, images: {} })).toThrow("it lists no images");
  expect(() => parse({ classes, images: { "COCO_7.jpg": [0] } })).toThrow(/at \.images/);
});
