import { expect, test } from "vitest";
import { claim } from "../testing/entries.ts";
import { recoveries } from "./recoveries.ts";

test("recoveries() are the times from a kill to the next claims of the killed worker's units", () => {
  const log = [
    claim({ unitId: "a", workerId: "w1", at: 1_000 }),
    claim({ unitId: "b", workerId: "w1", at: 2_000 }),
    claim({ unitId: "c", workerId: "w2", at: 3_000 }),
    claim({ unitId: "a", workerId: "w2", at: 20_000 }),
    claim({ unitId: "b", workerId: "w3", at: 22_500 }),
  ];
  expect(recoveries(log, [{ workerId: "w1", at: 4_000 }])).toEqual([
    { unitId: "a", seconds: 16, workers: ["w1", "w2"] },
    { unitId: "b", seconds: 18.5, workers: ["w1", "w3"] },
  ]);
});

test("recoveries() leave out units that the worker had handed over before, and later hands", () => {
  const log = [
    claim({ unitId: "a", workerId: "w1", at: 1_000 }),
    claim({ unitId: "a", workerId: "w2", at: 2_000 }),
    claim({ unitId: "a", workerId: "w3", at: 9_000 }),
  ];
  expect(recoveries(log, [{ workerId: "w1", at: 4_000 }])).toEqual([]);
  expect(recoveries(log, [{ workerId: "w2", at: 4_000 }])).toEqual([
    { unitId: "a", seconds: 5, workers: ["w2", "w3"] },
  ]);
});
