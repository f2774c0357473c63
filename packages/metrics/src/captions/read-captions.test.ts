import { expect, test } from "vitest";
import { InputFileError } from "./input-file-error.ts";
import { type ReadCaptionsOptions, readCaptions } from "./read-captions.ts";
import { collect } from "./testing/collect.ts";
import { jsonLines, temporaryFile } from "./testing/temporary-file.ts";

const read = async (text: string, options: ReadCaptionsOptions = {}) =>
  collect(readCaptions(await temporaryFile(text), options));
const [seven, eight] = [
  { image_id: 7, caption: "" },
  { image_id: "8", caption: "a\ncat" },
];

test("readCaptions() gives captions with their place, empty ones too", async () => {
  expect(await read(jsonLines(seven, eight))).toEqual([
    { id: "7", text: "", place: "line 1" },
    { id: "8", text: "a\ncat", place: "line 2" },
  ]);
});

test("readCaptions() refuses an id that comes twice, under whatever name, unless it is to be kept", async () => {
  const twice = jsonLines(seven, eight, { image: "COCO_val2014_000000000007.jpg", text: "a dog" });
  await expect(read(twice)).rejects.toThrow(/: image 7 comes twice, at line 1 and line 3$/);
  expect(await read(twice, { repeatedIds: "keep" })).toHaveLength(3);
});

test("readCaptions() names the file and the line of a row that is none", async () => {
  await expect(read(jsonLines(seven, { id: 1, response: "a cat" }))).rejects.toThrow(InputFileError);
  await expect(read(jsonLines(seven, { id: 1, response: "a cat" }))).rejects.toThrow(
    /^Cannot read captions from ".*file\.jsonl": line 2 holds a response of AMBER, not a caption$/,
  );
  await expect(read("\n")).rejects.toThrow(/: it holds none$/);
});
