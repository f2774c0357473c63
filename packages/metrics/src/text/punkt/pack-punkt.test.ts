import { expect, test } from "vitest";
import { packPunkt } from "./pack-punkt.ts";
import { parsePunkt } from "./parse-punkt.ts";

const files = {
  "abbrev_types.txt": "mr\n. . \ndr",
  "collocations.tab": "##number##\tpieces\r\nno\t##number##\r\n",
  "sent_starters.txt": "the",
  "ortho_context.tab": "the\t126\na\t4",
};

test("packPunkt() and parsePunkt() keep every parameter", () => {
  const punkt = parsePunkt(packPunkt(files), "punkt.txt");
  expect([...punkt.abbreviations]).toEqual([". . ", "dr", "mr"]);
  expect([...punkt.collocations]).toEqual(["##number##\tpieces", "no\t##number##"]);
  expect([...punkt.sentenceStarters]).toEqual(["the"]);
  expect([...punkt.orthoContexts]).toEqual([
    ["a", 4],
    ["the", 126],
  ]);
});

test("packPunkt() gives the same bytes for the same lines in another order", () => {
  expect(packPunkt({ ...files, "abbrev_types.txt": "dr\nmr\n. . \n" })).toBe(packPunkt(files));
});
