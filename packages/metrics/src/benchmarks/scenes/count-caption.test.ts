import { expect, test } from "vitest";
import { countCaption } from "./count-caption.ts";
import { parseGroundTruth } from "./ground-truth.ts";
import { parseLexicon } from "./lexicon.ts";
import { goldens, referenceCaptions, scenesFile } from "./testing/goldens.ts";

const lexicon = parseLexicon(scenesFile("synonyms.txt"));
const truths = parseGroundTruth(scenesFile("annotations.json"), "annotations.json");
const classesOf = (id: number) => truths[id]?.classes ?? new Set<string>();

test("countCaption() counts mentions by the time and classes once", () => {
  const caption = { text: "A cat, a kitten, two dogs and a bird.", tokens: 12 };
  expect(countCaption(caption, new Set(["cat", "bird", "tree"]), lexicon)).toEqual({
    captions: 1,
    hallucinatedCaptions: 1,
    mentions: 4,
    hallucinatedMentions: 1,
    namedClasses: 3,
    correctClasses: 2,
    trueClasses: 3,
    tokens: 12,
  });
});

test("countCaption() of a caption that names nothing counts the truth and no mention", () => {
  expect(countCaption({ text: "", tokens: 1 }, new Set(["cat"]), lexicon)).toMatchObject({
    hallucinatedCaptions: 0,
    mentions: 0,
    namedClasses: 0,
    trueClasses: 1,
  });
});

test.each(goldens.edges)("countCaption() equals chair.py on $caption", ({ id, caption, counts }) => {
  expect(countCaption({ text: caption, tokens: 1 }, classesOf(id), lexicon)).toMatchObject(counts);
});

test("countCaption() equals chair.py on every reference caption, held against the next image's truth", () => {
  const counted = goldens.references.map(({ id }, line) => {
    const text = referenceCaptions[line] ?? "";
    const { captions, hallucinatedCaptions, tokens, ...rest } = countCaption(
      { text, tokens: 1 },
      classesOf((id + 1) % truths.length),
      lexicon,
    );
    expect([captions, hallucinatedCaptions, tokens]).toEqual([1, rest["hallucinatedMentions"] ? 1 : 0, 1]);
    return rest;
  });
  expect(counted).toEqual(goldens.nextImageCounts);
});
