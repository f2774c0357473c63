import { expect, test } from "vitest";
import { formatGroundTruth } from "./format-ground-truth.ts";
import { parseGroundTruth } from "./ground-truth.ts";

const origin = {
  name: "wordnet",
  nltk: "3.9.1",
  instances: "2017",
  captions: "2014",
  sources: { a: "12" },
} as const;

test("formatGroundTruth() writes what parseGroundTruth() reads, an image a line, in the order of ids", () => {
  const images = new Map([
    [10, new Set(["dog", "cat"])],
    [9, new Set<string>()],
  ]);
  const text = formatGroundTruth(images, origin);
  expect(text.split("\n").slice(1)).toEqual(['"9":[],', '"10":[0,1]', "}}", ""]);
  const truth = parseGroundTruth(text, "a.json");
  expect(truth).toMatchObject({ frontEnd: "wordnet", nltk: "3.9.1", instances: "2017", captions: "2014" });
  expect(truth.images.get("10")).toEqual(new Set(["cat", "dog"]));
});
