import { expect } from "vitest";

type Matrix = readonly (readonly number[])[] | null | undefined;

/** Expects a matrix of the same shape whose numbers differ by no more than the tolerance; `name` is for the message. */
export function expectMatrixNear(found: Matrix, wanted: Matrix, tolerance: number, name: string): void {
  expect(
    found?.map((row) => row.length),
    name,
  ).toEqual(wanted?.map((row) => row.length));
  const distances = (found ?? []).flatMap((row, i) =>
    row.map((value, j) => Math.abs(value - (wanted?.[i]?.[j] ?? Number.NaN))),
  );
  expect(Math.max(0, ...distances), name).toBeLessThanOrEqual(tolerance);
}
