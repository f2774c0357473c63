import { expect, test } from "vitest";
import { scenes } from "../benchmarks/scenes/scenes.ts";
import { compareCells } from "./compare-cells.ts";
import { captionCounts, cellCounts, firstWrong } from "./testing/counts.ts";

const settings = { confidence: 0.95, resamples: 1000, seed: 1 };
const baseline = cellCounts("greedy", firstWrong(100, 40));
const compare = (...others: ReturnType<typeof cellCounts>[]) =>
  compareCells(scenes, { baseline, others }, settings);

test("compareCells() gives the difference of each headline metric with its interval", () => {
  const [cell] = compare(cellCounts("b", firstWrong(100, 10)));
  expect(Object.keys(cell?.metrics ?? {})).toEqual(["chairS", "f1"]);
  const chairS = cell?.metrics["chairS"];
  expect(chairS).toMatchObject({ value: 0.1, baseline: 0.4, outcome: "better" });
  expect(chairS?.difference).toBeCloseTo(-0.3, 12);
  // 30 of 100 images changed: a share of 0.3 with a standard error of 0.046.
  expect(chairS?.low).toBeCloseTo(-0.39, 1.5);
  expect(chairS?.high).toBeCloseTo(-0.21, 1.5);
  expect(cell?.metrics["f1"]?.outcome).toBe("better");
});

test("compareCells() knows which side is worse", () => {
  const [cell] = compare(cellCounts("b", firstWrong(100, 70)));
  expect(cell?.metrics["chairS"]).toMatchObject({ outcome: "worse" });
  expect(cell?.metrics["f1"]).toMatchObject({ outcome: "worse" });
});

test("compareCells() leaves a difference open that chance explains, and that of a cell with the same captions", () => {
  const [near, same] = compare(cellCounts("b", firstWrong(100, 38)), cellCounts("c", firstWrong(100, 40)));
  expect(near?.metrics["chairS"]?.outcome).toBe("unclear");
  expect(same?.metrics["chairS"]).toMatchObject({ difference: 0, low: 0, high: 0, outcome: "unclear" });
});

test("compareCells() holds cells against the baseline's images alone, and leaves out those that miss one", () => {
  const [none, some] = [null, captionCounts(0)];
  const partial = cellCounts("greedy", [captionCounts(1), captionCounts(1), null]);
  const others = [
    cellCounts("more", [some, some, captionCounts(5)]),
    cellCounts("same", [some, captionCounts(1), none]),
    cellCounts("misses", [some, none, some]),
  ];
  const compared = compareCells(scenes, { baseline: partial, others }, settings);
  expect(compared.map(({ label, metrics }) => [label, metrics["chairS"]?.value])).toEqual([
    ["more", 0],
    ["same", 0.5],
  ]);
});

test("compareCells() leaves out a metric that has no value on one side", () => {
  const only = { ...scenes, headline: ["chairI", "chairS"] };
  const silent = cellCounts(
    "silent",
    Array.from({ length: 100 }, () => captionCounts(0, 0)),
  );
  const [cell] = compareCells(only, { baseline, others: [silent] }, settings);
  expect(Object.keys(cell?.metrics ?? {})).toEqual(["chairS"]);
});

test("compareCells() takes nothing for clear that rests on fewer images than chance could turn to one side", () => {
  const [five, six] = compare(cellCounts("b", firstWrong(100, 35)), cellCounts("c", firstWrong(100, 34)));
  expect(five?.metrics["chairS"]).toMatchObject({ differing: 5, outcome: "unclear" });
  expect(five?.metrics["chairS"]?.high).toBeLessThan(0);
  expect(six?.metrics["chairS"]).toMatchObject({ differing: 6, outcome: "better" });
});
