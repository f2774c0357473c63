import { expect, test } from "vitest";
import { parseLexicon } from "./lexicon.ts";
import { goldens, scenesFile } from "./testing/goldens.ts";

test("parseLexicon() maps every synonym, and the class itself, to the class", () => {
  const lexicon = parseLexicon("couch, sofa\r\ntraffic light , stop light\n\n");
  expect(Object.fromEntries(lexicon)).toEqual({
    couch: "couch",
    sofa: "couch",
    "traffic light": "traffic light",
    "stop light": "traffic light",
  });
});

test("parseLexicon() lets the later line win, as chair.py does", () => {
  expect(parseLexicon("a, c\nb, c").get("c")).toBe("b");
});

test("parseLexicon() reads the bundled lexicon as chair.py does", () => {
  expect(Object.fromEntries(parseLexicon(scenesFile("synonyms.txt")))).toEqual(goldens.lexicon);
});
