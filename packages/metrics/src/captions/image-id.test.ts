import { expect, test } from "vitest";
import { imageId } from "./image-id.ts";

test.each([
  [7, "7"],
  ["7", "7"],
  ["000000000007", "7"],
  ["COCO_val2014_000000000007.jpg", "7"],
  ["val/COCO_val2014_000000000007", "7"],
  ["images/000000000000.JPG", "0"],
  ["AMBER_12.png", "12"],
  ["kitchen.png", "kitchen"],
  ["scene-7", "scene-7"],
])("imageId() of %j is %j", (value, id) => {
  expect(imageId(value)).toBe(id);
});

test.each([[""], [" "], [-1], [1.5], [null], [undefined], [{}]])("imageId() of %j is none", (value) => {
  expect(imageId(value)).toBeUndefined();
});
