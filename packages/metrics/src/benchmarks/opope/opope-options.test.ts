import { expect, test } from "vitest";
import { opopeOptions, parseOptions, usedOptions } from "./opope-options.ts";

test("parseOptions() has the defaults that opopeOptions tell, numbers as numbers", () => {
  const told = Object.entries(opopeOptions).map(([name, option]) => [name, option.default]);
  expect(parseOptions({})).toEqual({ ...Object.fromEntries(told), seed: 0, numImages: 1 });
  expect(() => parseOptions({ seed: "-1" })).toThrow(
    "Cannot score opope with option seed: it is no whole number",
  );
});

test("usedOptions() tell of words only where words are matched", () => {
  expect(usedOptions(parseOptions({}))).not.toHaveProperty("frontEnd");
  expect(usedOptions(parseOptions({ match: "chair" }))).toMatchObject({ frontEnd: "wordnet", nltk: "3.9.1" });
});
