import { expect, test } from "vitest";
import { z } from "zod";
import { strictObject } from "./strict-object.ts";

const schema = strictObject({ seed: z.number(), limit: z.number().optional() });

test("strictObject() names the nearest key of every unknown one", () => {
  const issue = schema.safeParse({ seed: 1, seeds: 2, xyz: 3 }).error?.issues[0];
  expect(issue?.message).toBe(
    'unknown key "seeds" (did you mean "seed"?); unknown key "xyz" (known: seed, limit)',
  );
});

test("strictObject() leaves other messages to the values", () => {
  expect(schema.safeParse({ seed: "1" }).error?.issues[0]?.message).toContain("expected number");
});
