import { expect, test } from "vitest";
import { sweepId } from "./sweep-id.ts";

const contents = {
  name: "n",
  cells: [{ id: "a" }, { id: "b" }],
  samples: [{ benchmark: "scenes", sampleIds: ["1", "2"] }],
};

test("sweepId() is the same for the same contents, whatever else is known of them", () => {
  const cells = contents.cells.map((cell) => ({ ...cell, label: "x" }));
  expect(sweepId({ ...contents, cells })).toBe(sweepId(contents));
  expect(sweepId(contents)).toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  { name: "other" },
  { cells: [{ id: "b" }, { id: "a" }] },
  { samples: [{ benchmark: "scenes", sampleIds: ["1"] }] },
  { samples: [{ benchmark: "chair", sampleIds: ["1", "2"] }] },
])("sweepId() changes with %j", (change) => {
  expect(sweepId({ ...contents, ...change })).not.toBe(sweepId(contents));
});
