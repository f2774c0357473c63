import { expect, test } from "vitest";
import { parseLexicon } from "./lexicon.ts";
import { mentions } from "./mentions.ts";
import { goldens, referenceCaptions, scenesFile } from "./testing/goldens.ts";

const lexicon = parseLexicon(scenesFile("synonyms.txt"));
const classes = (...of: Parameters<typeof mentions>) => mentions(...of).map((mention) => mention.class);

test("mentions() takes a double word before its parts", () => {
  const doubled = parseLexicon("light\ntraffic light\ntraffic");
  expect(classes("a traffic light, light traffic", doubled)).toEqual(["traffic light", "light", "traffic"]);
});

test("mentions() takes no s off a word of three letters or of a double s", () => {
  const lexicon = parseLexicon("ga\ngras\ngate");
  expect(classes("gas grass gates gate", lexicon)).toEqual(["gate", "gate"]);
});

test("mentions() counts a class once for each time", () => {
  expect(classes("A cat, two cats and a kitten.", lexicon)).toEqual(["cat", "cat", "cat"]);
});

test.each(goldens.edges)("mentions() equals chair.py on $caption", ({ caption, mentions: expected }) => {
  expect(classes(caption, lexicon)).toEqual(expected);
});

test("mentions() equals chair.py on all 400 reference captions", () => {
  expect(referenceCaptions).toHaveLength(400);
  const found = referenceCaptions.map((caption) => classes(caption, lexicon));
  expect(found).toEqual(goldens.references.map((reference) => reference.mentions));
});

test("mentions() says how and where the caption has each word", () => {
  const doubled = parseLexicon("cat, kitten\ntraffic light");
  const caption = "Two Kittens by a traffic\n light.";
  expect(mentions(caption, doubled)).toEqual([
    { word: "Kittens", class: "cat", start: 4, end: 11 },
    { word: "traffic light", class: "traffic light", start: 17, end: 31 },
  ]);
  expect(caption.slice(17, 31)).toBe("traffic\n light");
});

test("mentions() counts positions in the caption, not in its lower case", () => {
  const caption = "🐈 in İzmir: a cat";
  expect(mentions(caption, lexicon)).toEqual([{ word: "cat", class: "cat", start: 15, end: 18 }]);
});
