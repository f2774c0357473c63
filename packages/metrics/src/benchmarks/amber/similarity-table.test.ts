import { expect, test } from "vitest";
import { BenchmarkDataError } from "../../errors.ts";
import { parseSimilarityTable } from "./similarity-table.ts";

const vocabulary = ["TV", "cat", "dog"];
const parse = (table: object, words: readonly string[] = vocabulary) =>
  parseSimilarityTable(JSON.stringify(table), "s.json", words);
const pairs = (pairs_above: unknown[], more: object = {}) => ({
  words: vocabulary,
  threshold: 0.8,
  pairs_above,
  ...more,
});

test("parseSimilarityTable() takes pairs both ways, above 0.8 and not at it", () => {
  const { areSimilar, model } = parse(
    pairs(
      [
        ["cat", "dog", 0.800000011920929],
        ["TV", "cat", 0.8],
      ],
      { model: "lg" },
    ),
  );
  expect([areSimilar("cat", "dog"), areSimilar("dog", "cat")]).toEqual([true, true]);
  expect([areSimilar("TV", "cat"), areSimilar("TV", "dog"), areSimilar("TV", "TV")]).toEqual([
    false,
    false,
    true,
  ]);
  expect(model).toBe("lg");
});

test("parseSimilarityTable() takes rows above the diagonal", () => {
  const { areSimilar, model } = parse({ words: "vocabulary", scale: 100, rows: ["80 81", "-5", ""] });
  expect([areSimilar("TV", "cat"), areSimilar("dog", "TV"), areSimilar("cat", "dog")]).toEqual([
    false,
    true,
    false,
  ]);
  expect(model).toBe("unnamed");
});

test.each([
  ["words of another relation.json", pairs([], { words: ["cat", "dog"] }), /it lacks "TV"$/],
  ["a pair of unlisted words", pairs([["cat", "cow", 0.9]]), /it compares, but does not list, "cow"$/],
  ["too few rows", { words: "v", scale: 1, rows: ["1 1", "1"] }, /it has 2 rows for 3 words$/],
  ["a short row", { words: "v", scale: 1, rows: ["1", "1", ""] }, /row 0 has 1 values instead of 2$/],
  ["a threshold that may hide pairs", pairs([], { threshold: 0.9 }), /threshold/],
])("parseSimilarityTable() refuses %s", (_, table, message) => {
  expect(() => parse(table)).toThrow(BenchmarkDataError);
  expect(() => parse(table)).toThrow(message);
});
