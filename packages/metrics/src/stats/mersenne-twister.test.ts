import { expect, test } from "vitest";
import { mersenneTwister } from "./mersenne-twister.ts";

test("mersenneTwister() gives the reference implementation's numbers for its key", () => {
  const next = mersenneTwister([0x123, 0x234, 0x345, 0x456]);
  expect([next(), next(), next(), next(), next()]).toEqual([
    1067595299, 955945823, 477289528, 4107218783, 4228976476,
  ]);
});

test("mersenneTwister() gives CPython's numbers for seed 42, past the first twist too", () => {
  const next = mersenneTwister([42]);
  const drawn = Array.from({ length: 1300 }, next);
  expect(drawn.slice(0, 3)).toEqual([2746317213, 478163327, 107420369]);
  expect(drawn.slice(1297)).toEqual([2056061866, 1891799103, 1463320861]);
});
