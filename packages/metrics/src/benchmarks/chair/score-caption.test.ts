import { expect, test } from "vitest";
import { captionMetrics } from "./caption-metrics.ts";
import { scoreCaption } from "./score-caption.ts";
import { officialIndices } from "./testing/official-indices.ts";
import { ownPunkt, ownScenes } from "./testing/own-scenes.ts";
import { frontEnd } from "./words/front-end.ts";

const reader = frontEnd({ punkt: ownPunkt });

test("scoreCaption() counts mentions by the time and classes once", () => {
  const { counts } = scoreCaption(
    "A cat, a kitten, two dogs and a bird.",
    new Set(["cat", "bird", "bus"]),
    reader,
  );
  expect(counts).toEqual({
    captions: 1,
    hallucinatedCaptions: 1,
    mentions: 4,
    hallucinatedMentions: 1,
    namedClasses: 3,
    correctClasses: 2,
    trueClasses: 3,
    words: 12,
    emptyCaptions: 0,
  });
});

test("scoreCaption() counts an empty caption as empty, not as faultless in silence", () => {
  expect(scoreCaption(" \n", new Set(["cat"]), reader).counts).toMatchObject({
    words: 0,
    emptyCaptions: 1,
    mentions: 0,
    trueClasses: 1,
  });
});

test.each(ownScenes.captions)("scoreCaption() equals the official code on $caption", (expected) => {
  const truth = new Set(expected.ground_truth);
  const score = scoreCaption(expected.caption, truth, reader);
  expect(score.words.map(({ word }) => word)).toEqual(expected.words);
  expect(score.mentions.map((mention) => mention.class)).toEqual(expected.mentions);
  expect(score.mentions.filter(({ hallucinated }) => hallucinated)).toHaveLength(
    expected.hallucinated.length,
  );
  const { CHAIRs, CHAIRi, Recall, Precision, F1 } = expected;
  expect(captionMetrics(score.counts)).toEqual({ CHAIRs, CHAIRi, Recall, Precision, F1 });
  expect(officialIndices(score)).toEqual({
    opera: expected.hallucination_idxs,
    pai: expected.hallucination_idxs_pai,
  });
});

test("scoreCaption() reads a caption of a megabyte", () => {
  const { counts } = scoreCaption("A dog sits on a bench. ".repeat(45_000), new Set(["dog"]), reader);
  expect(counts).toMatchObject({ mentions: 90_000, hallucinatedMentions: 45_000, words: 315_000 });
});
