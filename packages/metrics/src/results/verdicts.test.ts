import { expect, test } from "vitest";
import { scenes } from "../benchmarks/scenes/scenes.ts";
import { cellCounts, firstWrong, sweepCounts } from "./testing/counts.ts";
import { verdicts } from "./verdicts.ts";

test("verdicts() judges each model by itself, in the order of the grid", () => {
  const counts = sweepCounts(
    cellCounts("greedy", firstWrong(100, 50), "z"),
    cellCounts("greedy", firstWrong(100, 10), "a"),
    cellCounts("b", firstWrong(100, 20), "z"),
    cellCounts("b", firstWrong(100, 20), "a"),
  );
  const found = verdicts(scenes, counts, { seed: 1, resamples: 1000 });
  expect(found.map(({ model, benchmark }) => [model, benchmark])).toEqual([
    ["z", "scenes"],
    ["a", "scenes"],
  ]);
  expect(found[0]?.sentence).toMatch(/^b beats greedy: .* below greedy's 50\.0 %/);
  expect(found[1]?.sentence).toMatch(/^No setting beats greedy .* above greedy's 10\.0 %/);
});
