import { expect, test } from "vitest";
import { loadWordnet } from "./load-wordnet.ts";

test("loadWordnet() reads WordNet 3.0 once", () => {
  const { n, v, a, r } = loadWordnet();
  expect([n, v, a, r].map(({ lemmas }) => lemmas.size)).toEqual([117798, 11529, 21479, 4481]);
  expect(n.exceptions.get("axes")).toEqual(["ax", "axis"]);
  expect(loadWordnet().n).toBe(n);
});
