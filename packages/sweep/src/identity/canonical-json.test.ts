import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

test("canonicalJson() sorts keys at every depth, by UTF-16 code units", () => {
  expect(canonicalJson({ b: 1, a: { d: 2, c: [3, { f: 4, e: 5 }] } })).toBe(
    '{"a":{"c":[3,{"e":5,"f":4}],"d":2},"b":1}',
  );
  expect(canonicalJson({ "\ufb33": 1, "😀": 2, ö: 3, "1": 4 })).toBe('{"1":4,"ö":3,"😀":2,"\ufb33":1}'); // RFC 8785 3.2.3
});

test("canonicalJson() writes numbers as ECMAScript does, with one zero", () => {
  expect(canonicalJson([1 / 3, 1e30, 4.5, 2e-3, 1e-27, -0])).toBe(
    "[0.3333333333333333,1e+30,4.5,0.002,1e-27,0]",
  );
});

test("canonicalJson() gives the same text for the same value, however it was made", () => {
  expect(canonicalJson({ x: 0.5, y: undefined })).toBe(canonicalJson(JSON.parse('{ "x": 5e-1 }')));
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])("canonicalJson() refuses %d", (value) => {
  expect(() => canonicalJson({ x: [value] })).toThrow(TypeError);
});
