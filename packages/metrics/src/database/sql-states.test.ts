import { expect, test } from "vitest";
import { sqlState } from "./sql-states.ts";

test.each(["57P01", "57P02", "57P03", "53300", "40001", "40P01", "08006", "08P01"])(
  "%s may pass by itself",
  (code) => {
    expect(sqlState(code)?.retry).toBe(true);
  },
);

test.each(["28P01", "28000", "3D000", "42501", "53100"])("%s stays until somebody acts", (code) => {
  expect(sqlState(code)?.retry).toBe(false);
});

test.each(["23505", "42601", "ECONNREFUSED", ""])("%j says nothing about the server", (code) => {
  expect(sqlState(code)).toBeUndefined();
});
