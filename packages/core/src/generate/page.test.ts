import { expect, test } from "vitest";
import { pageLength, pastPositions } from "./page.ts";

test("pastPositions() are the prompt's last one and all pages but the last", () => {
  expect([1, 2, pageLength + 1].map(pastPositions)).toEqual([1, 1, 1]);
  expect([pageLength + 2, 2 * pageLength + 1].map(pastPositions)).toEqual([1 + pageLength, 1 + pageLength]);
  expect(pastPositions(2 * pageLength + 2)).toBe(1 + 2 * pageLength);
});
