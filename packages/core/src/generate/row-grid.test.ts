import { expect, test } from "vitest";
import { liveRows, selectedGrid } from "./row-grid.ts";

const grid = [
  [0, 1, 2, 3],
  [4, 5, 6, 7],
  [8, 9, 10, 11],
];
const among =
  (...rows: number[]) =>
  (row: number) =>
    rows.includes(row);

test("liveRows() keeps the prompts and rows that are live, and fills up narrower prompts with rows that have ended", () => {
  const selection = liveRows(grid, among(1, 2, 3, 10));
  expect(selection).toEqual({
    prompts: [0, 2],
    columns: [
      [1, 2, 3],
      [0, 1, 2],
    ],
  });
  expect(selection && selectedGrid(grid, selection)).toEqual([
    [1, 2, 3],
    [8, 9, 10],
  ]);
});

test("liveRows() goes down to one row", () => {
  expect(liveRows(grid, among(6))).toEqual({ prompts: [1], columns: [[2]] });
});

test("liveRows() selects nothing where all would stay", () => {
  expect(liveRows(grid, among(0, 1, 2, 3, 5, 9))).toBeUndefined();
});
