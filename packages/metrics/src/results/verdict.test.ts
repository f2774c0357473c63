import { expect, test } from "vitest";
import { scenes } from "../benchmarks/scenes/scenes.ts";
import type { CellCounts } from "./sweep-counts.ts";
import { cellCounts, firstWrong, sweepCounts } from "./testing/counts.ts";
import { verdict } from "./verdict.ts";

const greedy = cellCounts("greedy", firstWrong(100, 42));
const judge = (...cells: CellCounts[]) =>
  verdict(scenes, sweepCounts(...cells), { seed: 1, resamples: 4000 });
const unchanged = Array.from({ length: 11 }, (_, i) => cellCounts(`same ${i}`, firstWrong(100, 42)));

test("verdict() names a setting that beats greedy beyond chance", () => {
  expect(judge(greedy, cellCounts("b", firstWrong(100, 20)))).toMatch(
    /^b beats greedy: its CHAIR_S, 20\.0 %, is 22\.0 points below greedy's 42\.0 %, and the 95 % interval of that difference runs from -3\d\.\d to -1\d\.\d\.$/,
  );
});

test("verdict() finds the baseline by its method, wherever it stands and whatever it is called", () => {
  const named = { ...greedy, label: "plain" };
  expect(judge(cellCounts("b", firstWrong(100, 20)), named)).toMatch(/^b beats plain: /);
});

test("verdict() corrects for the number of settings: what one alone would show, one of twelve doesn't", () => {
  const slightly = cellCounts("b", firstWrong(100, 34));
  expect(judge(greedy, slightly)).toMatch(/^b beats greedy: /);
  expect(judge(greedy, slightly, ...unchanged)).toMatch(
    /^No setting beats greedy within the intervals: the lowest CHAIR_S, 34\.0 % by b, .*\(corrected for 12 comparisons\) runs from -1\d\.\d to -?\d\.\d, but only 8 images differ/,
  );
});

test("verdict() says when it covers a part of the images, and which settings it leaves out", () => {
  const holes = (counts: CellCounts["counts"], from: number) =>
    counts.map((one, i) => (i < from ? one : null));
  const partial = { ...greedy, counts: holes(greedy.counts, 80) };
  const b = cellCounts("b", firstWrong(100, 20));
  const fewer = cellCounts("c", holes(b.counts, 79));
  expect(judge(partial, b, fewer)).toMatch(
    /\(on 80 of 100 images; 1 setting left out for missing captions\)\.$/,
  );
  expect(judge(partial, fewer)).toBe(
    "Nothing is judged: no other setting can be compared with greedy (on 80 of 100 images; 1 setting left out for missing captions).",
  );
});

test("verdict() has a sentence for a lone baseline, for one without captions, and for none", () => {
  expect(judge(greedy)).toBe("Only greedy was run, so there is nothing to compare it with.");
  const empty = cellCounts(
    "greedy",
    greedy.counts.map(() => null),
  );
  expect(judge(empty, cellCounts("b", firstWrong(100, 20)))).toBe(
    "Nothing is judged: no caption of greedy has been counted.",
  );
  expect(judge(cellCounts("b", firstWrong(100, 20)))).toMatch(/^No cell decodes greedily/);
});

test("verdict() is the same sentence every time", () => {
  const cells = [greedy, cellCounts("b", firstWrong(100, 37)), ...unchanged];
  expect(judge(...cells)).toBe(judge(...cells));
});
