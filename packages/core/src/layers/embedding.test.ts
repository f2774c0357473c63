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

test("embedding() widens the rows of a float16 matrix", () => {
  const g = Graph.create("float16");
  embedding(g, g.input("matrix", "float16", [3, 2]), g.input("ids", "int64", ["n"]));
  expect(graphOf(g.toBytes()).node.map(({ opType }) => opType)).toEqual(["Gather", "Cast"]);
});
