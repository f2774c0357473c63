import { expect, test } from "vitest";
import { InputFileError } from "./input-file-error.ts";
import { readJsonArrays } from "./read-json-arrays.ts";
import { collect } from "./testing/collect.ts";
import { temporaryFile } from "./testing/temporary-file.ts";

const read = async (text: string, names: string[] = []) =>
  collect(readJsonArrays(await temporaryFile(text), { names }));

test("readJsonArrays() gives the elements of the arrays asked for", async () => {
  expect(await read('{"a": [1, {"b": 2}], "c": [3]}', ["a"])).toEqual([
    { array: "a", index: 0, value: 1 },
    { array: "a", index: 1, value: { b: 2 } },
  ]);
});

test("readJsonArrays() reads more than one chunk", async () => {
  const rows = Array.from({ length: 5000 }, (_, id) => ({ id, text: `caption "${id}"` }));
  expect((await read(JSON.stringify(rows))).map(({ value }) => value)).toEqual(rows);
});

test("readJsonArrays() says what is wrong with a file", async () => {
  await expect(read("[1, 2")).rejects.toThrow(InputFileError);
  await expect(read("[1, 2")).rejects.toThrow(/: it ends before its JSON does$/);
  await expect(read("[1, NaN]")).rejects.toThrow(/: item 2 is not JSON$/);
  await expect(read('{"a": [oops]}', ["a"])).rejects.toThrow(/: a, item 1 is not JSON$/);
  await expect(read("[1] 2")).rejects.toThrow(/: something follows its end$/);
});
