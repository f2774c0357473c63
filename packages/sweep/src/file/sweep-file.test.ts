import { expect, test } from "vitest";
import { SweepFile } from "./sweep-file.ts";

const least = { name: "n", model: "m", benchmark: "b", methods: [{ method: "greedy" }] };

test("SweepFile takes one model or several, none twice", () => {
  expect(SweepFile.parse(least).model).toEqual(["m"]);
  expect(SweepFile.parse({ ...least, model: ["m", "n"] }).model).toEqual(["m", "n"]);
  expect(SweepFile.safeParse({ ...least, model: ["m", "m"] }).success).toBe(false);
});

test.each(["", "a b", "-x", "../x", "x".repeat(101)])("SweepFile is not called %j", (name) => {
  expect(SweepFile.safeParse({ ...least, name }).success).toBe(false);
});

test("SweepFile keeps the settings that it is given beside the defaults of others", () => {
  const { statistics, decoding } = SweepFile.parse({ ...least, statistics: { seed: 7 }, decoding: {} });
  expect(statistics).toEqual({ seed: 7, resamples: 10_000, confidence: 0.95 });
  expect(decoding).toEqual({ maxNewTokens: 128 });
});

test("SweepFile takes a repetition penalty above 0, and the scopes that there are", () => {
  const decoding = { repetitionPenalty: 1.3, penaltyScope: "generated" };
  expect(SweepFile.parse({ ...least, decoding }).decoding).toEqual({ maxNewTokens: 128, ...decoding });
  expect(SweepFile.safeParse({ ...least, decoding: { repetitionPenalty: 0 } }).success).toBe(false);
  expect(SweepFile.safeParse({ ...least, decoding: { penaltyScope: "all" } }).success).toBe(false);
});
