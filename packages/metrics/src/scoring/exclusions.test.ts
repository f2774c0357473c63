import { expect, test } from "vitest";
import { Exclusions } from "./exclusions.ts";

test("Exclusions count by reason and keep a few examples", () => {
  const exclusions = new Exclusions();
  for (let id = 1; id <= 7; id++) exclusions.add("too dark", String(id));
  exclusions.add("too bright", "8");
  expect(exclusions.list()).toEqual([
    { reason: "too dark", count: 7, examples: ["1", "2", "3", "4", "5"] },
    { reason: "too bright", count: 1, examples: ["8"] },
  ]);
  expect([exclusions.has("7"), exclusions.has("9")]).toEqual([true, false]);
});
