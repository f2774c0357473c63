import { expect, test } from "vitest";
import { clipSixteenBits } from "./clip-sixteen-bits.ts";

test("clipSixteenBits() keeps samples below 256 and turns the others white", () => {
  const samples = Uint8Array.of(0, 0, 254, 0, 0, 1, 255, 255);
  expect([...clipSixteenBits(samples)]).toEqual([0, 254, 255, 255].flatMap((grey) => [grey, grey, grey]));
});

test("clipSixteenBits() reads samples that start at an odd byte", () => {
  expect([...clipSixteenBits(Uint8Array.of(9, 7, 0).subarray(1))]).toEqual([7, 7, 7]);
});
