import { expect, test } from "vitest";
import { exactMatch } from "./similarity.ts";

test("exactMatch() finds a word similar to itself alone", () => {
  expect([exactMatch("sky", "sky"), exactMatch("sky", "skies"), exactMatch("Sky", "sky")]).toEqual([
    true,
    false,
    false,
  ]);
});
