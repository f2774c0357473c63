import { expect, test } from "vitest";
import { UnknownBenchmarkError } from "../errors.ts";
import { scorerNamed, scorers } from "./scorers.ts";

test("scorerNamed() finds every scorer by its name, and names the nearest where there is none", () => {
  for (const scorer of scorers) expect(scorerNamed(scorer.name)).toBe(scorer);
  expect(() => scorerNamed("opop")).toThrow(UnknownBenchmarkError);
});

test("scorers have names of their own, versions, and defaults among their values", () => {
  expect(new Set(scorers.map(({ name }) => name)).size).toBe(scorers.length);
  for (const { version, options } of scorers) {
    expect(version).toBeGreaterThan(0);
    for (const option of Object.values(options)) {
      if (option.values !== undefined && option.default !== undefined)
        expect(option.values).toContain(option.default);
    }
  }
});
