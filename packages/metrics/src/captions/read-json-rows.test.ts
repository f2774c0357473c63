import { expect, test } from "vitest";
import { readJsonRows } from "./read-json-rows.ts";
import { collect } from "./testing/collect.ts";
import { temporaryFile } from "./testing/temporary-file.ts";

const read = async (text: string) => collect(readJsonRows(await temporaryFile(text)));

test("readJsonRows() reads a line each, and passes blank lines over", async () => {
  expect(await read('{"a":1}\n\n{"a":2}\n')).toEqual([
    { value: { a: 1 }, place: "line 1" },
    { value: { a: 2 }, place: "line 3" },
  ]);
});

test("readJsonRows() reads an array, whatever the file's name", async () => {
  expect(await read(' [\n{"a":1},\n{"a":2}]')).toEqual([
    { value: { a: 1 }, place: "item 1" },
    { value: { a: 2 }, place: "item 2" },
  ]);
});

test("readJsonRows() says where a line is no JSON", async () => {
  await expect(read('{"a":1}\n{"a":}')).rejects.toThrow(/: it is not JSON at line 2, column 6$/);
  await expect(read('{"a":1}\n{"a": NaN}')).rejects.toThrow(/: NaN at line 2, column \d+ is no JSON value$/);
  await expect(read('{\n "a": 1\n}')).rejects.toMatchObject({
    advice: expect.stringContaining("a single object"),
  });
});
