import { expect, test } from "vitest";
import { lineAndColumn } from "./line-and-column.ts";

test("lineAndColumn() counts lines and columns from 1", () => {
  expect(lineAndColumn("ab\ncd", 0)).toBe("line 1, column 1");
  expect(lineAndColumn("ab\ncd", 2)).toBe("line 1, column 3");
  expect(lineAndColumn("ab\ncd", 4)).toBe("line 2, column 2");
});
