import { expect, test } from "vitest";
import { padToSquare } from "./pad.ts";

const ground = [7, 8, 9] as const;

test("padToSquare() fills above and below a wide picture, with the larger margin below", () => {
  const { width, height, data } = padToSquare(
    { width: 2, height: 1, data: Uint8Array.of(1, 1, 1, 2, 2, 2) },
    ground,
  );
  expect([width, height]).toEqual([2, 2]);
  expect([...data]).toEqual([1, 1, 1, 2, 2, 2, 7, 8, 9, 7, 8, 9]);
});

test("padToSquare() fills left and right of a tall picture, with the larger margin at the right", () => {
  const { data } = padToSquare({ width: 1, height: 4, data: new Uint8Array(12) }, ground);
  expect([...data.subarray(0, 12)]).toEqual([7, 8, 9, 0, 0, 0, 7, 8, 9, 7, 8, 9]);
});

test("padToSquare() leaves a square as it is", () => {
  const square = { width: 1, height: 1, data: Uint8Array.of(1, 2, 3) };
  expect(padToSquare(square, ground)).toEqual(square);
});
