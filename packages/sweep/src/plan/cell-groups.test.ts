import { expect, test } from "vitest";
import { sha256 } from "../identity/sha256.ts";
import { CellGroups } from "./cell-groups.ts";

const idOf = (index: number) => sha256(`${index}`);

test("CellGroups keeps cells apart that have another model or benchmark, in the order of the first of each", () => {
  const groups = new CellGroups();
  const cells = ["m b", "n b", "m c", "m b"].entries();
  for (const [index, place] of cells) {
    const [model = "", benchmark = ""] = place.split(" ");
    groups.add({ model, benchmark }, idOf(index));
  }
  const listed = groups.all.map(({ cellIds, ...group }) => ({ ...group, cellIds: cellIds.slice(0, 9) }));
  expect(listed).toEqual([
    { model: "m", benchmark: "b", cellIds: [idOf(0), idOf(3)] },
    { model: "n", benchmark: "b", cellIds: [idOf(1)] },
    { model: "m", benchmark: "c", cellIds: [idOf(2)] },
  ]);
  expect(groups.cellCount).toBe(4);
});

test("CellGroups gives each place's ids back in their order, as often as it is asked", () => {
  const groups = new CellGroups();
  const cells = ["m", "n", "m", "m"].map((model) => ({ model, benchmark: "b" }));
  for (const [index, place] of cells.entries()) groups.add(place, idOf(index));
  for (const _ of [1, 2]) {
    const nextId = groups.reader();
    expect(cells.map(nextId)).toEqual(cells.map((_, index) => idOf(index)));
    expect(() => nextId({ model: "n", benchmark: "b" })).toThrow("no 2 cells were added");
  }
});
