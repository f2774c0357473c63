import { expect, test } from "vitest";
import { ScoringError } from "../../scoring/scoring-error.ts";
import { objhalOptions, parseObjhalOptions } from "./objhal-options.ts";

test("parseObjhalOptions() fills in the defaults that it announces", () => {
  const parsed: Readonly<Record<string, unknown>> = { ...parseObjhalOptions({}) };
  for (const [name, option] of Object.entries(objhalOptions)) {
    expect(parsed[name], name).toBe("default" in option ? option.default : undefined);
  }
});

test("parseObjhalOptions() parses parameters, and refuses what is no JSON object", () => {
  expect(parseObjhalOptions({ parameters: '{"temperature": 0}' }).parameters).toEqual({ temperature: 0 });
  for (const parameters of ["temperature=0", "[1]", "null"]) {
    expect(() => parseObjhalOptions({ parameters })).toThrow(
      "Cannot use the chat parameters: they are no JSON object",
    );
  }
});

test("parseObjhalOptions() refuses names and values that it does not have", () => {
  expect(() => parseObjhalOptions({ reply: "x" })).toThrow(/the nearest is "replies"$/);
  expect(() => parseObjhalOptions({ extraction: "gpt" })).toThrow(ScoringError);
});
