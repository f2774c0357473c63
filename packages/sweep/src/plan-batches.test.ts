import { expect, test } from "vitest";
import { planBatches } from "./plan-batches.ts";

const item = (sampleId: string, cellId: string, crashes = 0) => ({ sampleId, cellId, crashes });
const grid = (samples: string[], cells: string[], crashes = 0) =>
  samples.flatMap((sample) => cells.map((cell) => item(sample, cell, crashes)));

test("planBatches() of a whole unit is one batch", () => {
  expect(planBatches(grid(["1", "2", "3"], ["a", "b"]))).toEqual([
    { sampleIds: ["1", "2", "3"], cellIds: ["a", "b"] },
  ]);
});

test("planBatches() of a ragged unit groups the samples that miss the same cells", () => {
  const pending = [
    item("1", "a"),
    item("1", "b"),
    item("2", "b"),
    item("3", "a"),
    item("3", "b"),
    item("4", "b"),
  ];
  expect(planBatches(pending)).toEqual([
    { sampleIds: ["1", "3"], cellIds: ["a", "b"] },
    { sampleIds: ["2", "4"], cellIds: ["b"] },
  ]);
});

test("planBatches() goes sample by sample after one death", () => {
  expect(planBatches(grid(["1", "2"], ["a", "b"], 1))).toEqual([
    { sampleIds: ["1"], cellIds: ["a", "b"] },
    { sampleIds: ["2"], cellIds: ["a", "b"] },
  ]);
});

test("planBatches() goes item by item after two deaths, and leaves them for last", () => {
  const pending = [...grid(["1"], ["a", "b"], 2), ...grid(["2"], ["a", "b"], 1), item("3", "a")];
  expect(planBatches(pending)).toEqual([
    { sampleIds: ["3"], cellIds: ["a"] },
    { sampleIds: ["2"], cellIds: ["a", "b"] },
    { sampleIds: ["1"], cellIds: ["a"] },
    { sampleIds: ["1"], cellIds: ["b"] },
  ]);
});

test("planBatches() of nothing is nothing", () => {
  expect(planBatches([])).toEqual([]);
});

test("planBatches() holds every pending item exactly once", () => {
  const pending = Array.from({ length: 60 }, (_, n) => item(`s${n % 12}`, `c${n % 5}`, (n * 7) % 4));
  const batched = planBatches(pending).flatMap(({ sampleIds, cellIds }) =>
    sampleIds.flatMap((sample) => cellIds.map((cell) => `${sample}/${cell}`)),
  );
  expect(batched.sort()).toEqual(pending.map(({ sampleId, cellId }) => `${sampleId}/${cellId}`).sort());
});
