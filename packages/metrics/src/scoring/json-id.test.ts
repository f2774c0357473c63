import { expect, test } from "vitest";
import { jsonId } from "./json-id.ts";

test.each([
  ["7", 7],
  ["0", 0],
  ["scene-7", "scene-7"],
  ["", ""],
  ["12345678901234567890", "12345678901234567890"],
])("jsonId() of %j is %j", (id, expected) => {
  expect(jsonId(id)).toBe(expected);
});
