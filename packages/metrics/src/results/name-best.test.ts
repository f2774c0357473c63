import { expect, test } from "vitest";
import { scenes } from "../benchmarks/scenes/scenes.ts";
import { nameBest } from "./name-best.ts";
import { captionCounts, cellCounts, firstWrong, sweepCounts } from "./testing/counts.ts";

const options = { seed: 1, resamples: 1000 };

test("nameBest() says that there is no baseline, and with how many intervals the best one's overlaps", () => {
  const counts = sweepCounts(
    cellCounts("a", firstWrong(100, 42)),
    cellCounts("b", firstWrong(100, 39)),
    cellCounts("c", firstWrong(100, 90)),
  );
  expect(nameBest(scenes, counts, options)).toMatch(
    /^No cell decodes greedily, so nothing is judged against a baseline: the lowest CHAIR_S is 39\.0 % by b, and its 95 % interval, from (29|30)\.\d to 4[89]\.\d, overlaps those of 1 of 2 other settings\.$/,
  );
});

test("nameBest() of a single cell has nothing to overlap with", () => {
  expect(nameBest(scenes, sweepCounts(cellCounts("a", firstWrong(10, 1))), options)).toBe(
    "No cell decodes greedily, so nothing is judged against a baseline: the lowest CHAIR_S is 10.0 % by a.",
  );
});

test("nameBest() passes over a cell that has only its easy images yet", () => {
  const easy = [captionCounts(0), ...Array.from({ length: 9 }, () => null)];
  const sentence = nameBest(
    scenes,
    sweepCounts(cellCounts("a", firstWrong(10, 1)), cellCounts("b", easy)),
    options,
  );
  expect(sentence).toMatch(/is 10\.0 % by a\.$/);
});

test("nameBest() says so when nothing is counted", () => {
  const sentence = "No cell decodes greedily, and none has a value yet.";
  expect(nameBest(scenes, sweepCounts(cellCounts("a", [null])), options)).toBe(sentence);
  expect(nameBest(scenes, sweepCounts(), options)).toBe(sentence);
});
