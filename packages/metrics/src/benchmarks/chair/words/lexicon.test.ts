import { expect, test } from "vitest";
import { loadLexicon, parseLexicon } from "./lexicon.ts";

test("parseLexicon() strips lines, not entries, as chair.py does", () => {
  expect(Object.fromEntries(parseLexicon("cake,  cheesecake, cupcake \r\n\ncow, ox\n"))).toEqual({
    cake: "cake",
    " cheesecake": "cake",
    cupcake: "cake",
    cow: "cow",
    ox: "cow",
  });
});

test("loadLexicon() reads the 80 classes of COCO", () => {
  const lexicon = loadLexicon();
  expect(new Set(lexicon.values()).size).toBe(80);
  expect(lexicon.get("sofa")).toBe("couch");
  expect(lexicon.has("motor bike")).toBe(false);
});
