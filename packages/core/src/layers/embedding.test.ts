import { expect, test } from "vitest";
import { Graph } from "../onnx/graph.ts";
import { evaluate } from "../testing/evaluate.ts";
import { graphOf } from "../testing/graph-of.ts";
import { embedding } from "./embedding.ts";

test("embedding() gathers rows in the shape of the ids", async () => {
  const rows = await evaluate((g) =>
    embedding(g, g.constant("float32", [1, 2, 3, 4, 5, 6], [3, 2]), g.constant("int64", [2, 0], [1, 2])),
  );
  expect(rows).toEqual({ dims: [1, 2, 2], values: [5, 6, 1, 2] });
});

test.each([
  ["float32", "float32", ["Gather"]],
  ["float32", "bfloat16", ["Gather", "Cast"]],
  ["float16", "float16", ["Gather", "Cast"]],
  ["float16", "bfloat16", ["Gather", "Cast", "Cast"]],
] as const)(
  "embedding() of a %s graph converts rows of a %s table, not the table",
  (computed, type, wanted) => {
    const g = Graph.create(computed);
    embedding(g, { ...g.input("table", type, [3, 2]), type }, g.input("ids", "int64", ["n"]));
    expect(graphOf(g.toBytes()).node.map(({ opType }) => opType)).toEqual(wanted);
  },
);
