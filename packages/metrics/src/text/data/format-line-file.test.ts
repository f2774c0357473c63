import { expect, test } from "vitest";
import { formatLineFile } from "./format-line-file.ts";

test("formatLineFile() writes the header with the sizes, then the lines", () => {
  expect(formatLineFile({ what: "pets" }, { cats: ["tom "], dogs: ["rex", "fido"] })).toBe(
    '{"what":"pets","sections":{"cats":1,"dogs":2}}\ntom \nrex\nfido\n',
  );
});

test("formatLineFile() refuses a line break inside a line", () => {
  expect(() => formatLineFile({}, { cats: ["a\nb"] })).toThrow(
    'Cannot write line "a\\nb": it holds a line break',
  );
});
