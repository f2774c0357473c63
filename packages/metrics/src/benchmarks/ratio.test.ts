import { expect, test } from "vitest";
import { ratio } from "./ratio.ts";

test("ratio() divides one count by another, and has no value over nothing", () => {
  expect(ratio("wrong", "all")({ wrong: 1, all: 4 })).toBe(0.25);
  expect(ratio("wrong", "all")({ wrong: 0, all: 0 })).toBeNaN();
  expect(ratio("wrong", "all")({ all: 4 })).toBe(0);
});
