import { expect, test } from "vitest";
import { makeUnits as makeAll, type UnitsInput } from "./make-units.ts";

const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index));

const group = (count: number, model = "m") => ({
  model,
  benchmark: "scenes",
  cellIds: ids(count).map((id) => `${model}-${id}`),
});

const samples = [{ benchmark: "scenes", sampleIds: ids(200) }];

const makeUnits = (input: Pick<UnitsInput, "groups"> & Partial<UnitsInput>) => [
  ...makeAll({ sweepId: "s", samples, queueOf: (model) => `units-${model}`, ...input }),
];

test("makeUnits() covers every cell and sample exactly once", () => {
  const units = makeUnits({ groups: [group(13)] });
  const items = units.flatMap((unit) => unit.cellIds.flatMap((c) => unit.sampleIds.map((s) => `${c}/${s}`)));
  expect(items).toHaveLength(13 * 200);
  expect(new Set(items).size).toBe(13 * 200);
});

test("makeUnits() fills units of 13 cells with 8 or 9 samples", () => {
  const units = makeUnits({ groups: [group(13)] });
  expect(new Set(units.map((unit) => unit.sampleIds.length))).toEqual(new Set([8, 9]));
});

test("makeUnits() splits more cells than rows into even groups of one sample", () => {
  const units = makeUnits({ groups: [group(200)], rowsPerUnit: 128 });
  expect(units).toHaveLength(400);
  expect(units.every((unit) => unit.cellIds.length === 100 && unit.sampleIds.length === 1)).toBe(true);
});

test("makeUnits() never mixes groups", () => {
  const units = makeUnits({
    groups: [group(2), group(2, "n")],
    samples: [{ benchmark: "scenes", sampleIds: ["0"] }],
  });
  expect(units.map((unit) => unit.cellIds)).toEqual([
    ["m-0", "m-1"],
    ["n-0", "n-1"],
  ]);
  expect(units.map((unit) => unit.queue)).toEqual(["units-m", "units-n"]);
});

test("makeUnits() knows how many units there are before it makes any", () => {
  const units = makeAll({ sweepId: "s", samples, queueOf: () => "", groups: [group(13), group(200, "n")] });
  expect(units.length).toBe([...units].length);
});

test("makeUnits() is deterministic, and its ids are short, distinct and no numbers", () => {
  const units = makeUnits({ groups: [group(13)] });
  expect(makeUnits({ groups: [group(13)] })).toEqual(units);
  expect(new Set(units.map((unit) => unit.id)).size).toBe(units.length);
  expect(units.every((unit, index) => /^u[0-9a-f]{32}$/.test(unit.id) && unit.ordinal === index)).toBe(true);
  expect(makeUnits({ sweepId: "t", groups: [group(13)] })[0]?.id).not.toBe(units[0]?.id);
});
