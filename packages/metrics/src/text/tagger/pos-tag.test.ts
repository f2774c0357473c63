import { expect, test } from "vitest";
import { textsOf } from "../testing/own-fixtures.ts";
import type { Tagger } from "./parse-tagger.ts";
import { posTag } from "./pos-tag.ts";

test("posTag() tags our texts as NLTK does", () => {
  for (const { text, tokens, tags } of textsOf("3.9.1")) expect(posTag(tokens), text).toEqual(tags);
  for (const { text, tokens, tags } of textsOf("3.8.1")) expect(posTag(tokens), text).toEqual(tags);
});

test("posTag() takes the dictionary before the weights, and the last label of a tie", () => {
  const tagger: Tagger = {
    labels: ["DT", "JJ", "NN"],
    tagDictionary: new Map([["the", "DT"]]),
    templates: [new Map()],
    rowStarts: new Uint32Array(1),
    weightLabels: new Uint8Array(0),
    weights: new Float64Array(0),
  };
  expect(posTag(["the", "dog"], tagger)).toEqual(["DT", "NN"]);
});

test("posTag() of no token is empty", () => {
  expect(posTag([])).toEqual([]);
});
