import { expect, test } from "vitest";
import { temporaryFile } from "../captions/testing/temporary-file.ts";
import { referencePath } from "../text/testing/reference-data.ts";
import { imagesHash, readImageList } from "./image-list.ts";

const read = async (text: string, name = "") =>
  readImageList(`${await temporaryFile(text, "list.txt")}${name}`);
const lists = referencePath("chair/image_id_lists.json");

test("readImageList() reads lines, an array, or one of several arrays, to the same hash", async () => {
  const lines = await read("000000000010\n\nCOCO_val2014_000000000009.jpg\r\n");
  expect([...lines.ids]).toEqual(["10", "9"]);
  const others = [await read("[9, 10]"), await read('{"a": [1], "b": ["10", "9"]}', "#b")];
  expect(others.map(({ sha256 }) => sha256)).toEqual([lines.sha256, lines.sha256]);
});

test("readImageList() refuses what is no list", async () => {
  await expect(read("")).rejects.toThrow("it lists no images");
  await expect(read("[7, 1.5]")).rejects.toThrow("entry 2 is 1.5, which is no image id");
  await expect(read("7\n07")).rejects.toThrow("image 7 comes twice");
  await expect(read("[{}]")).rejects.toThrow("it is neither an array of ids nor an object of such arrays");
  await expect(read('{"a": [1], "b": [2]}')).rejects.toThrow(
    /it holds several lists; name one, as in ".*list.txt#a"/,
  );
  await expect(read("[7")).rejects.toThrow("it is not JSON");
  await expect(readImageList("/no/such")).rejects.toThrow('Cannot read the list of images "/no/such"');
});

test.skipIf(lists === undefined)(
  "readImageList() reads the lists of 500 images that papers used",
  async () => {
    expect((await readImageList(`${lists}#opera_llava-1.5_greedy`)).ids.size).toBe(500);
  },
);

test("imagesHash() depends on the images, not on their order", () => {
  expect(imagesHash(["10", "9"])).toBe(imagesHash(new Set(["9", "10"])));
  expect(imagesHash(["1", "0"])).not.toBe(imagesHash(["10"]));
});
