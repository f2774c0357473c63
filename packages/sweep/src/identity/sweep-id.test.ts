import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { sha256 } from "./sha256.ts";
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

test.each([[[]], [["a"]], [["a", "\u00e9", '"']]])(
  "sweepId() is the hash of the canonical JSON of all of it, with cells %j",
  (ids) => {
    const whole = [contents.name, ids, [["scenes", ["1", "2"]]]];
    const cells = ids.map((id) => ({ id }));
    expect(sweepId({ ...contents, cells })).toBe(sha256(canonicalJson(whole)));
  },
);

test.each([
  { name: "other" },
  { cells: [{ id: "b" }, { id: "a" }] },
  { samples: [{ benchmark: "scenes", sampleIds: ["1"] }] },
  { samples: [{ benchmark: "chair", sampleIds: ["1", "2"] }] },
])("sweepId() changes with %j", (change) => {
  expect(sweepId({ ...contents, ...change })).not.toBe(sweepId(contents));
});
