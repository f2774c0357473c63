import { expect, test } from "vitest";
import { signedRanks } from "./signed-ranks.ts";

const differences = [0, 1, -2, 3, -3];

test("signedRanks() treats zeros as it is told", () => {
  expect(signedRanks(differences, "wilcox")).toMatchObject({ plus: 4.5, minus: 5.5, mean: 5 });
  expect(signedRanks(differences, "pratt")).toMatchObject({ plus: 6.5, minus: 7.5, mean: 7 });
  expect(signedRanks(differences, "zsplit")).toMatchObject({ plus: 7, minus: 8, mean: 7.5 });
});

test("signedRanks() says whether ranks are shared or a difference is 0", () => {
  expect(signedRanks(differences, "wilcox").tied).toBe(true);
  expect(signedRanks([0, 1, 2], "wilcox").tied).toBe(true);
  expect(signedRanks([1, -2, 3], "wilcox").tied).toBe(false);
});

test("signedRanks() of zeros alone have no spread", () => {
  expect(signedRanks([0, 0], "wilcox")).toMatchObject({ plus: 0, minus: 0, deviation: 0 });
  expect(signedRanks([0, 0], "pratt")).toMatchObject({ plus: 0, minus: 0, deviation: 0 });
});
