import { expect, test } from "vitest";
import { jsonLines, temporaryFile } from "../../captions/testing/temporary-file.ts";
import { readObjectRows } from "./object-rows.ts";

const read = async (...rows: unknown[]) => readObjectRows(await temporaryFile(jsonLines(...rows)));
const image = "COCO_val2014_000000000007.jpg";

test("readObjectRows() keeps the order of rows and objects, and takes the id from the file's name", async () => {
  expect(await read({ image, objects: ["dog", "cat"] }, { image_id: 8, objects: [] })).toEqual([
    { id: "7", image, objects: ["dog", "cat"] },
    { id: "8", image: null, objects: [] },
  ]);
});

test("readObjectRows() names the line that is wrong", async () => {
  await expect(read({ image, objects: [] }, { image, caption: "a dog" })).rejects.toThrow(
    "line 2 is no image with its objects",
  );
  await expect(read({ objects: [] })).rejects.toThrow("line 1 is no image");
  await expect(read({ image, objects: [] }, { image_id: 7, objects: [] })).rejects.toThrow(
    "line 2 is of image 7, which comes twice",
  );
});
