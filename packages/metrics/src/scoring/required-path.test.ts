import { expect, test } from "vitest";
import { requiredPath } from "./required-path.ts";

test("requiredPath() gives the path, or says which one is missing", () => {
  expect(requiredPath("a.json", "ground truth", "")).toBe("a.json");
  expect(() => requiredPath(undefined, "ground truth", "")).toThrow("Cannot score: no ground truth is named");
});
