import { expect, test } from "vitest";
import { loadTagger } from "./load-tagger.ts";

test("loadTagger() reads NLTK's tagger once", () => {
  const tagger = loadTagger();
  expect(tagger.labels).toHaveLength(45);
  expect(tagger.templates.map((rows) => rows.size).reduce((sum, size) => sum + size)).toBe(75447);
  expect(tagger.weights).toHaveLength(271206);
  expect(loadTagger()).toBe(tagger);
});
