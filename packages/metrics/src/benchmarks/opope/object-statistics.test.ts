import { expect, test } from "vitest";
import { objectStatistics } from "./object-statistics.ts";

const row = (...objects: string[]) => ({ id: "1", image: null, objects });

test("objectStatistics() sort by count, equals in the order in which they came up", () => {
  const { names, popular, beside } = objectStatistics([
    row("dog", "cat"),
    row("bus", "cat"),
    row("dog", "bus", "cat"),
  ]);
  expect(names).toEqual(["dog", "cat", "bus"]);
  expect(popular).toEqual(["cat", "dog", "bus"]);
  expect(beside("dog")).toEqual(["cat", "bus"]);
  expect(beside("cat")).toEqual(["dog", "bus"]);
  expect(beside("cup")).toEqual([]);
});
