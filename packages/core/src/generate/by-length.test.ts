import { expect, test } from "vitest";
import { byLength } from "./by-length.ts";

test("byLength() puts prompts of equal length together and keeps their order", () => {
  const [a, b, c] = [{ ids: [1, 2] }, { ids: [1] }, { ids: [3, 4] }];
  expect(byLength([a, b, c])).toEqual([[a, c], [b]]);
});
