import { expect, test } from "vitest";
import { editDistance } from "./edit-distance.ts";

test.each([
  ["kitten", "sitting", 3],
  ["scenes", "scenes", 0],
  ["scene", "scenes", 1],
  ["", "abc", 3],
  ["abc", "", 3],
])("editDistance() of %j and %j is %i, both ways", (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});
