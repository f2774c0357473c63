import { expect, test } from "vitest";
import { parseLexicon } from "./lexicon.ts";
import { mentions } from "./mentions.ts";
import { goldens, referenceCaptions, scenesFile } from "./testing/goldens.ts";

const lexicon = parseLexicon(scenesFile("synonyms.txt"));

test("mentions() takes a double word before its parts", () => {
  const doubled = parseLexicon("light\ntraffic light\ntraffic");
  expect(mentions("a traffic light, light traffic", doubled)).toEqual(["traffic light", "light", "traffic"]);
});

test("mentions() takes no s off a word of three letters or of a double s", () => {
  const lexicon = parseLexicon("ga\ngras\ngate");
  expect(mentions("gas grass gates gate", lexicon)).toEqual(["gate", "gate"]);
});

test("mentions() counts a class once for each time", () => {
  expect(mentions("A cat, two cats and a kitten.", lexicon)).toEqual(["cat", "cat", "cat"]);
});

test.each(goldens.edges)("mentions() equals chair.py on $caption", ({ caption, mentions: expected }) => {
  expect(mentions(caption, lexicon)).toEqual(expected);
});

test("mentions() equals chair.py on all 400 reference captions", () => {
  expect(referenceCaptions).toHaveLength(400);
  const found = referenceCaptions.map((caption) => mentions(caption, lexicon));
  expect(found).toEqual(goldens.references.map((reference) => reference.mentions));
});
