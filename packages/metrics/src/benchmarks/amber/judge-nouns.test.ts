import { expect, test } from "vitest";
import { judgeNouns } from "./judge-nouns.ts";
import { exactMatch } from "./similarity.ts";
import { ownData } from "./testing/own-data.ts";

const data = await ownData();
const truth = data.annotations.get(1) ?? { truth: [], hallu: [] };
const judge = (...nouns: string[]) => judgeNouns(nouns, truth, data);
const [no, yes] = [false, true];

test("judgeNouns() looks at the vocabulary's words alone, in their letter case", () => {
  expect(judge("house", "Dog", "tv").kept).toEqual([]);
  expect(judge("puppy", "puppy").kept).toEqual(["puppy", "puppy"]);
});

test("judgeNouns() credits the first name that fits: an association goes before the object itself", () => {
  // "dog" is associated with "person", and associations of all objects stand before the objects.
  expect(judge("dog")).toMatchObject({ hallucinated: [no], covered: [no, no, no, yes, no] });
});

test("judgeNouns() never credits an object that stands there twice a second time", () => {
  expect(judge("puppy", "puppy").covered).toEqual([no, yes, no, no, no]);
});

test("judgeNouns() passes over safe words, be they true or tempting", () => {
  expect(judge("orange", "cat")).toEqual({
    kept: ["orange", "cat"],
    hallucinated: [no, no],
    covered: [no, no, no, no, no],
    cogitated: [no, no],
  });
  expect(judge("fruit").covered).toEqual([no, no, no, no, yes]);
});

test("judgeNouns() lets a noun raise Cog without being hallucinated", () => {
  // "kitten" names the tempting cat, and is similar to "puppy", which names the true dog.
  expect(judge("kitten")).toMatchObject({
    hallucinated: [no],
    covered: [no, yes, no, no, no],
    cogitated: [yes, no],
  });
});

test("judgeNouns() finds a noun hallucinated that is similar to nothing in the image", () => {
  expect(judge("desk")).toMatchObject({ hallucinated: [yes], cogitated: [no, yes] });
  expect(judge("screen", "TV")).toMatchObject({ hallucinated: [yes, yes], cogitated: [no, no] });
});

test("judgeNouns() finds only equal words without a table", () => {
  const judged = judgeNouns(["kitten", "desk", "man"], truth, { ...data, areSimilar: exactMatch });
  expect(judged).toMatchObject({ hallucinated: [yes, yes, no], cogitated: [yes, no] });
});
