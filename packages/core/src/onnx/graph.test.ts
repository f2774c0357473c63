import { join } from "node:path";
import { expect, test } from "vitest";
import { readSafetensorsHeader } from "../checkpoint/safetensors-header.ts";
import { evaluate, evaluateAll } from "../testing/evaluate.ts";
import { graphOf, shapesOf } from "../testing/graph-of.ts";
import { numberBytes } from "../testing/number-bytes.ts";
import { writeStoredTensors } from "../testing/stored-tensors.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { Graph } from "./graph.ts";

test("a node's name is its scopes, then its operator", () => {
  const g = Graph.create();
  const inner = g.scope("layers.0").scope("mlp");
  inner.node("ms.QuickGelu", [inner.node("Neg", [g.scalar("float32", 1)])]);
  const nodes = graphOf(g.toBytes()).node.map(({ name, domain, opType }) => [
    name.replace(/_\d+$/, ""),
    domain,
    opType,
  ]);
  expect(nodes).toEqual([
    ["/layers.0/mlp/Neg", "", "Neg"],
    ["/layers.0/mlp/QuickGelu", "com.microsoft", "QuickGelu"],
  ]);
});

test("equal constants are one initializer; another type, shape or value is another", () => {
  const g = Graph.create();
  const [a, b] = [g.ints(1, 2), g.scope("x").ints(1, 2)];
  expect(b).toEqual(a);
  const others = [g.ints(1, 3), g.constant("int64", [1, 2], [2, 1]), g.constant("float32", [1, 2])];
  expect(new Set([a, ...others].map(({ name }) => name)).size).toBe(4);
  expect(graphOf(g.toBytes()).initializer).toHaveLength(4);
});

test("constant() has the values and the shape that it is given", async () => {
  const values = await evaluate((g) => g.constant("float32", [-1.5, 0.25, 3e38], [3, 1]));
  expect(values).toEqual({ dims: [3, 1], values: [-1.5, 0.25, Math.fround(3e38)] });
});

test("input() and output() declare names, sizes and free dimensions", () => {
  const g = Graph.create();
  g.output(g.node("Neg", [g.input("x", "float32", ["N", 3])]), "float32", ["N", 3], "y");
  const graph = graphOf(g.toBytes());
  expect(shapesOf(graph.input)).toEqual({ x: ["N", 3n] });
  expect(shapesOf(graph.output)).toEqual({ y: ["N", 3n] });
});

test("a body sees the values of the graph around it", async () => {
  const sums = await evaluate((g) => {
    const step = g.constant("float32", [2], [1]);
    const body = g.body("loop");
    body.input("i", "int64", []);
    const goOn = body.input("go_on", "bool", []);
    const sum = body.node("Add", [body.input("sum", "float32", [1]), step]);
    body.output(body.node("Identity", [goOn]), "bool", []);
    body.output(sum, "float32", [1]);
    const start = g.constant("float32", [1], [1]);
    const inputs = [g.scalar("int64", 3), g.scalar("bool", 1), start];
    return g.node("Loop", inputs, { body: body.toAttribute() });
  });
  expect(sums.values).toEqual([7]);
});

test("nodes() gives each output of an operator, and leaves out inputs that are undefined", async () => {
  const [low, high] = await evaluateAll((g) => {
    const x = g.constant("float32", [-5, 0, 5]);
    return [
      g.node("Clip", [x, g.scalar("float32", -1)]),
      g.node("Clip", [x, undefined, g.scalar("float32", 1)]),
    ];
  });
  expect([low?.values, high?.values]).toEqual([
    [-1, 0, 5],
    [-5, 0, 1],
  ]);
});

test.each(["F32", "F16", "BF16"])("weight() reads %s from its file as float32, once", async (dtype) => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, "model.safetensors");
  const tensor = (values: number[]) => ({ dtype, shape: [values.length], data: numberBytes(dtype, values) });
  writeStoredTensors(
    file,
    new Map([
      ["a", tensor([0])],
      ["w", tensor([1, 0, 1])],
    ]),
  );
  const location = (await readSafetensorsHeader(file)).get("w");
  if (!location) throw new Error("the file has no w");
  const read = await evaluate(
    (g) => {
      const value = g.weight("w", location);
      expect(g.weight("w", location)).toBe(value);
      return g.node("Add", [value, value]);
    },
    "float32",
    { folder: folder.path },
  );
  expect(read.values).toEqual([2, 0, 2]);
});
