import { expect, test } from "vitest";
import { makeUnits as makeAll, type UnitsInput } from "./make-units.ts";
import type { PlannedCell } from "./sweep-plan.ts";

const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index));

function cells(count: number, change: Partial<PlannedCell> = {}): PlannedCell[] {
  return Array.from({ length: count }, (_, ordinal) => ({
    ordinal,
    id: `${change.model ?? "m"}-${change.maxNewTokens ?? 128}-${ordinal}`,
    identity: {},
    label: "greedy",
    model: "m",
    benchmark: "scenes",
    method: { method: "greedy" as const },
    maxNewTokens: 128,
    ...change,
  }));
}

const samples = [{ benchmark: "scenes", sampleIds: ids(200) }];

const makeUnits = (input: Pick<UnitsInput, "cells"> & Partial<UnitsInput>) =>
  makeAll({ sweepId: "s", samples, queueOf: (model) => `units-${model}`, ...input });

test("makeUnits() covers every cell and sample exactly once", () => {
  const units = makeUnits({ cells: cells(13) });
  const items = units.flatMap((unit) => unit.cellIds.flatMap((c) => unit.sampleIds.map((s) => `${c}/${s}`)));
  expect(items).toHaveLength(13 * 200);
  expect(new Set(items).size).toBe(13 * 200);
});

test("makeUnits() fills units of 13 cells with 8 or 9 samples", () => {
  const units = makeUnits({ cells: cells(13) });
  expect(new Set(units.map((unit) => unit.sampleIds.length))).toEqual(new Set([8, 9]));
});

test("makeUnits() splits more cells than rows into even groups of one sample", () => {
  const units = makeUnits({ cells: cells(200), rowsPerUnit: 128 });
  expect(units).toHaveLength(400);
  expect(units.every((unit) => unit.cellIds.length === 100 && unit.sampleIds.length === 1)).toBe(true);
});

test("makeUnits() never mixes models, benchmarks or token limits", () => {
  const mixed = [...cells(2), ...cells(2, { model: "n" }), ...cells(2, { maxNewTokens: 64 })];
  const units = makeUnits({
    cells: mixed,
    samples: [{ benchmark: "scenes", sampleIds: ["0"] }],
  });
  expect(units.map((unit) => unit.cellIds)).toEqual([
    ["m-128-0", "m-128-1"],
    ["n-128-0", "n-128-1"],
    ["m-64-0", "m-64-1"],
  ]);
  expect(units.map((unit) => unit.queue)).toEqual(["units-m", "units-n", "units-m"]);
});

test("makeUnits() is deterministic, and its ids are short, distinct and no numbers", () => {
  const units = makeUnits({ cells: cells(13) });
  expect(makeUnits({ cells: cells(13) })).toEqual(units);
  expect(new Set(units.map((unit) => unit.id)).size).toBe(units.length);
  expect(units.every((unit, index) => /^u[0-9a-f]{32}$/.test(unit.id) && unit.ordinal === index)).toBe(true);
  expect(makeUnits({ sweepId: "t", cells: cells(13) })[0]?.id).not.toBe(units[0]?.id);
});
