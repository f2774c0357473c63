import { afterAll, beforeAll, expect, test } from "vitest";
import { insertCounts } from "./insert-counts.ts";
import { readCounts } from "./read-counts.ts";
import { openTestDatabase, recordSmallSweep, type TestDatabase } from "./testing/small-sweep.ts";

let ledger: TestDatabase;
beforeAll(async () => {
  ledger = await openTestDatabase();
  await recordSmallSweep(ledger.db, { id: "s", cellIds: ["greedy", "b"], sampleIds: ["10", "9", "1"] });
  await recordSmallSweep(ledger.db, { id: "wide", cellIds: ["b", "c"], sampleIds: ["1", "2"] });
  const row = (cellId: string, sampleId: string, n: number, version = 1) => ({
    cellId,
    sampleId,
    benchmark: "scenes",
    version,
    counts: { n },
  });
  await insertCounts(ledger.db, [
    row("greedy", "9", 1),
    row("greedy", "10", 2),
    row("b", "1", 3),
    row("b", "2", 4),
    row("c", "2", 5),
    row("greedy", "1", 6, 2),
  ]);
});
afterAll(() => ledger[Symbol.asyncDispose]());

const read = (sweepId: string, version = 1) =>
  readCounts(ledger.db, { sweepId, benchmark: "scenes", version });

test("readCounts() gives cells in grid order and counts in sample order, with null where there are none", async () => {
  expect(await read("s")).toEqual({
    sampleIds: ["10", "9", "1"],
    cells: [
      { cellId: "greedy", label: "greedy", model: "m", method: "greedy", counts: [{ n: 2 }, { n: 1 }, null] },
      { cellId: "b", label: "b", model: "m", method: "kvsmooth", counts: [null, null, { n: 3 }] },
    ],
  });
});

test("readCounts() of a sweep that shares a cell reads its own samples", async () => {
  const { cells } = await read("wide");
  expect(cells.map(({ cellId, counts }) => [cellId, counts])).toEqual([
    ["b", [{ n: 3 }, { n: 4 }]],
    ["c", [null, { n: 5 }]],
  ]);
});

test("readCounts() reads one version", async () => {
  expect((await read("s", 2)).cells.map(({ counts }) => counts)).toEqual([
    [null, null, { n: 6 }],
    [null, null, null],
  ]);
});

test("readCounts() of an unknown sweep or benchmark is empty", async () => {
  expect(await read("no such sweep")).toEqual({ sampleIds: [], cells: [] });
  expect(await readCounts(ledger.db, { sweepId: "s", benchmark: "other", version: 1 })).toEqual({
    sampleIds: [],
    cells: [],
  });
});
