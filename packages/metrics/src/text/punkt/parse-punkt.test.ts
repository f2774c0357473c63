import { expect, test } from "vitest";
import { formatLineFile } from "../data/format-line-file.ts";
import { parsePunkt } from "./parse-punkt.ts";

test("parsePunkt() names the section that a file lacks", () => {
  const text = formatLineFile({}, { orthoContexts: ["the\t126"] });
  expect(() => parsePunkt(text, "punkt.txt")).toThrow(
    'Cannot use language data "punkt.txt": it has no section "abbreviations"',
  );
});
