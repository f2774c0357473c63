import { expect, test } from "vitest";
import { jsonErrorOffset } from "./json-error-offset.ts";

test.each(["{}", "[]", ' [1, -2.5e+3, "a\\u00e9\\n", true, null, {"b": [[]]}]\n', "0"])(
  "jsonErrorOffset() finds nothing in %j",
  (text) => {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(jsonErrorOffset(text)).toBeNull();
  },
);

test.each([
  ["", 0],
  ["[1, 2", 5],
  ["[1, 2,]", 6],
  ['{"a": tru}', 6],
  ['{"a" 1}', 5],
  ["{a: 1}", 1],
  ["[1] x", 4],
  ["[01]", 2],
  ['["\\x"]', 1],
  ['["tab\there"]', 1],
  ["\n[\n  nope]", 5],
])("jsonErrorOffset() of %j is %i", (text, offset) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(jsonErrorOffset(text)).toBe(offset);
});
