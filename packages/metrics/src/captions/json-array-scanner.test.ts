import { expect, test } from "vitest";
import { JsonArrayScanner } from "./json-array-scanner.ts";

/** What is found when the text comes in pieces of this many bytes. */
function scan(text: string, names: string[] = [], size = text.length): unknown[] {
  const scanner = new JsonArrayScanner(names);
  const bytes = Buffer.from(text);
  const found: unknown[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    for (const { array, index, json } of scanner.push(bytes.subarray(at, at + size)))
      found.push([array, index, JSON.parse(json.toString())]);
  }
  if (!scanner.ended) throw new Error("not ended");
  return found;
}

const tricky =
  ' { "a" : [ 1 , {"b":[2,"]"],"c":"\\"}"} ,"x\\\\", null ] , "skip":[[1]],\n"deep":{"a":[9]},"s":"a","\\u0062":[] , "é":["é"]} ';

test.each([1, 2, 3, 7, 1000])("JsonArrayScanner finds the same in pieces of %i bytes", (size) => {
  expect(scan(tricky, ["a", "b", "é"], size)).toEqual([
    ["a", 0, 1],
    ["a", 1, { b: [2, "]"], c: '"}' }],
    ["a", 2, "x\\"],
    ["a", 3, null],
    ["é", 0, "é"],
  ]);
});

test.each([1, 5, 1000])("JsonArrayScanner takes an array for itself, in pieces of %i bytes", (size) => {
  expect(scan('\ufeff[{"a": [1]}, [], "b"]', [], size)).toEqual([
    ["", 0, { a: [1] }],
    ["", 1, []],
    ["", 2, "b"],
  ]);
  expect(scan(" [ ] ", [], size)).toEqual([]);
});

test("JsonArrayScanner refuses what is no JSON", () => {
  expect(() => scan("[1]]")).toThrow("something follows its end");
  expect(() => scan("]")).toThrow("a bracket is closed that was never opened");
  expect(() => scan("dog")).toThrow("it is neither an array nor an object");
  expect(() => scan("[1,]")).toThrow(SyntaxError);
  expect(() => scan("[1")).toThrow("not ended");
});
