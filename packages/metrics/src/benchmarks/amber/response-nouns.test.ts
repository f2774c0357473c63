import { expect, test } from "vitest";
import { smallPunkt } from "../../text/testing/own-fixtures.ts";
import { responseNouns } from "./response-nouns.ts";

const nouns = (text: string) => responseNouns(text, { punkt: smallPunkt() });

test("responseNouns() gives noun lemmas in order, repeats kept", () => {
  expect(nouns("Two dogs chase a dog near the benches.")).toEqual(["dog", "dog", "bench"]);
});

test("responseNouns() keeps letter case, so that a sentence's first word may be lost", () => {
  expect(nouns("People watch a TV.")).toEqual(["People", "TV"]);
});

test("responseNouns() finds nothing in nothing", () => {
  expect(nouns("")).toEqual([]);
});
