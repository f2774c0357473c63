import { expect, test } from "vitest";
import { resolveOptions } from "./resolve-options.ts";
import { ScoringError } from "./scoring-error.ts";

const scorer = {
  name: "dogs",
  options: {
    colour: { summary: "", values: ["red", "blue"], default: "red" },
    table: { summary: "" },
  },
};

test("resolveOptions() adds the defaults to what is given", () => {
  expect(resolveOptions(scorer, {})).toEqual({ colour: "red" });
  expect(resolveOptions(scorer, { colour: "blue", table: "a.json" })).toEqual({
    colour: "blue",
    table: "a.json",
  });
});

test("resolveOptions() refuses unknown names and values", () => {
  expect(() => resolveOptions(scorer, { color: "red" })).toThrow(ScoringError);
  expect(() => resolveOptions(scorer, { color: "red" })).toThrow(
    'Cannot score by dogs with option "color": there is none of this name; the nearest is "colour"',
  );
  expect(() => resolveOptions(scorer, { colour: "green" })).toThrow('Cannot score with colour "green"');
  expect(() => resolveOptions({ name: "cats", options: {} }, { colour: "red" })).toThrow(
    "there is none of this name",
  );
});
