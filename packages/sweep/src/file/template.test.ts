import { expect, test } from "vitest";
import { expandGrid } from "../grid/expand-grid.ts";
import { parseSweepFile } from "./parse-sweep-file.ts";
import { sweepTemplate } from "./template.ts";

test("the template names its schema in the first line", () => {
  expect(sweepTemplate.split("\n")[0]).toBe("# yaml-language-server: $schema=./sweep.schema.json");
});

test("the template is a sweep of as many cells as its comments promise", () => {
  const parsed = parseSweepFile(sweepTemplate, "template.yaml");
  const points = expandGrid({ ...parsed, models: ["scenes-vlm"], benchmarks: ["scenes"] });
  expect([...points]).toHaveLength(1 + 6 + 3 + 2 - 1);
});
