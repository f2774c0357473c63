import { expect, test } from "vitest";
import { formatLineFile } from "./format-line-file.ts";
import { LanguageDataError } from "./language-data-error.ts";
import { parseLineFile } from "./parse-line-file.ts";

const text = formatLineFile({ what: "pets" }, { cats: ["tom "], none: [], dogs: ["rex", "fido"] });

test("parseLineFile() gives each section's lines as they were written", () => {
  const section = parseLineFile(text, "pets.txt");
  expect(section("cats")).toEqual(["tom "]);
  expect(section("none")).toEqual([]);
  expect(section("dogs")).toEqual(["rex", "fido"]);
});

test.each([
  ["", "its first line is not the header it should be"],
  ["[]\n", "its first line is not the header it should be"],
  [text.slice(0, -1), "it has 2 lines where its header announces 3"],
  [text.replace("rex\n", ""), "it has 2 lines where its header announces 3"],
])("parseLineFile() refuses a damaged file: %j", (damaged, reason) => {
  const parse = () => parseLineFile(damaged, "pets.txt");
  expect(parse).toThrow(LanguageDataError);
  expect(parse).toThrow(`Cannot use language data "pets.txt": ${reason}`);
});

test("parseLineFile() names a section that is not there", () => {
  expect(() => parseLineFile(text, "pets.txt")("birds")).toThrow('it has no section "birds"');
});
