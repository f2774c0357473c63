import { Tensor } from "onnxruntime-node";
import { expect, test } from "vitest";
import { Session } from "../generate/session.ts";
import { evaluate, evaluateAll } from "../testing/evaluate.ts";
import { expectNear } from "../testing/expect-near.ts";
import { Graph } from "./graph.ts";
import * as op from "./operators.ts";

const floats = (...values: number[]) => values;

test("linear() multiplies with the transposed weight and adds the bias", async () => {
  const [bare, biased] = await evaluateAll((g) => {
    const x = g.constant("float32", [1, 2, 3, 4], [2, 2]);
    const weight = g.constant("float32", [1, 0, 0, 1, 1, 1], [3, 2]);
    return [op.linear(g, x, weight), op.linear(g, x, weight, g.constant("float32", [10, 20, 30]))];
  });
  expect(bare).toEqual({ dims: [2, 3], values: [1, 2, 3, 3, 4, 7] });
  expect(biased?.values).toEqual([11, 22, 33, 13, 24, 37]);
});

test("reshape() keeps a size at 0, fills in −1, and takes a shape made in the graph", async () => {
  const shapes = await evaluateAll((g) => {
    const x = g.constant("float32", [1, 2, 3, 4, 5, 6], [2, 3]);
    return [
      op.reshape(g, x, [0, 1, -1]),
      op.reshape(g, x, op.dimensions(g, op.transpose(g, x, [1, 0]), 0, 2)),
    ];
  });
  expect(shapes.map(({ dims }) => dims)).toEqual([
    [2, 1, 3],
    [3, 2],
  ]);
});

test("softmax() and logSoftmax() go over the last axis, −∞ being nothing", async () => {
  const [shares, logs] = await evaluateAll((g) => {
    const x = g.constant(
      "float32",
      [0, 0, Number.NEGATIVE_INFINITY, 0, Math.log(3), Number.NEGATIVE_INFINITY],
      [2, 3],
    );
    return [op.softmax(g, x), op.logSoftmax(g, op.slice(g, x, 1, g.ints(0), g.ints(2)))];
  });
  expectNear(shares?.values ?? [], [0.5, 0.5, 0, 0.25, 0.75, 0], 1e-6);
  expectNear(logs?.values ?? [], [0.5, 0.5, 0.25, 0.75].map(Math.log), 1e-6);
});

test("argMax() takes the first of equals, and the last axis away", async () => {
  const found = await evaluate(
    (g) => op.argMax(g, g.constant("float32", [1, 7, 7, 3, 2, 1], [2, 3])),
    "int64",
  );
  expect(found).toEqual({ dims: [2], values: [1, 0] });
});

test("slice(), gather() and concat() take parts along one axis", async () => {
  const [part, rows, joined] = await evaluateAll((g) => {
    const x = g.constant("float32", [1, 2, 3, 4, 5, 6], [2, 3]);
    return [
      op.slice(g, x, 1, g.ints(1), g.ints(3)),
      op.gather(g, x, g.ints(1, 1, 0)),
      op.concat(g, [x, op.gather(g, x, g.ints(0), 1)], 1),
    ];
  });
  expect(part).toEqual({ dims: [2, 2], values: [2, 3, 5, 6] });
  expect(rows?.values).toEqual([4, 5, 6, 4, 5, 6, 1, 2, 3]);
  expect(joined?.values).toEqual([1, 2, 3, 1, 4, 5, 6, 4]);
});

test("split() gives pieces of the sizes, splitEvenly() equal ones", async () => {
  const pieces = await evaluateAll((g) => {
    const x = g.constant("float32", [1, 2, 3, 4], [1, 4]);
    return [...op.split(g, x, g.ints(1, 0, 3), 1, 3), ...op.splitEvenly(g, x, 1, 2)];
  });
  expect(pieces.map(({ values }) => values)).toEqual([[1], [], [2, 3, 4], [1, 2], [3, 4]]);
});

test("reduceSum() keeps or drops its axes", async () => {
  const [kept, dropped] = await evaluateAll((g) => {
    const x = g.constant("float32", [1, 2, 3, 4], [2, 2]);
    return [op.reduceSum(g, x, [-1], true), op.reduceSum(g, x, [0, 1], false)];
  });
  expect(kept).toEqual({ dims: [2, 1], values: [3, 7] });
  expect(dropped).toEqual({ dims: [], values: [10] });
});

test("unsqueeze(), squeeze() and expand() change axes of size 1", async () => {
  const [row, flat, repeated] = await evaluateAll((g) => {
    const x = op.unsqueeze(g, g.constant("float32", [1, 2]), 0, 2);
    return [x, op.squeeze(g, x, 0, 2), op.expand(g, x, g.ints(2, 2, 1))];
  });
  expect([row?.dims, flat?.dims, repeated?.values]).toEqual([[1, 2, 1], [2], [1, 2, 1, 2]]);
});

test("all() is true where every element is, anyOfLast() where one of the last axis is", async () => {
  const [no, yes, any] = await evaluateAll((g) => {
    const x = g.constant("bool", [1, 0, 0, 0], [2, 2]);
    return [op.all(g, x), op.all(g, g.constant("bool", [1, 1])), op.anyOfLast(g, x)];
  }, "bool");
  expect([no, yes, any]).toEqual([
    { dims: [], values: [0] },
    { dims: [], values: [1] },
    { dims: [2], values: [1, 0] },
  ]);
});

test("range() counts from 0 up to its end, not included", async () => {
  expect((await evaluate((g) => op.range(g, g.scalar("int64", 4)), "int64")).values).toEqual([0, 1, 2, 3]);
});

test.each([
  ["add", op.add, floats(4, 1)],
  ["subtract", op.subtract, floats(-2, 3)],
  ["multiply", op.multiply, floats(3, -2)],
  ["divide", op.divide, floats(Math.fround(1 / 3), -2)],
  ["minimum", op.minimum, floats(1, -1)],
  ["maximum", op.maximum, floats(3, 2)],
] as const)("%s() works element by element", async (_name, operator, wanted) => {
  const found = await evaluate((g) =>
    operator(g, g.constant("float32", [1, 2]), g.constant("float32", [3, -1])),
  );
  expect(found.values).toEqual(wanted);
});

test("less(), equal(), or(), not() and where() decide element by element", async () => {
  const found = await evaluateAll((g) => {
    const [a, b] = [g.ints(1, 2, 3), g.ints(2, 2, 2)];
    const atMost = op.or(g, op.less(g, a, b), op.equal(g, a, b));
    return [
      op.where(g, atMost, a, b),
      op.where(g, op.not(g, atMost), a, b),
      op.modulo(g, g.ints(7, 3), g.ints(3)),
    ];
  }, "int64");
  expect(found.map(({ values }) => values)).toEqual([
    [1, 2, 2],
    [2, 2, 3],
    [1, 0],
  ]);
});

test("matMul() and cast() keep batches and change types", async () => {
  const found = await evaluate((g) => {
    const x = op.cast(g, g.constant("int64", [1, 2, 3, 4], [2, 1, 2]), "float32");
    return op.matMul(g, x, g.constant("float32", [1, 10], [2, 1]));
  });
  expect(found).toEqual({ dims: [2, 1, 1], values: [21, 43] });
});

test("linear() of a float16 graph takes and gives float32, and rounds the factors only", async () => {
  const wide = 1 + 2 ** -12; // rounds to 1 in float16
  const g = Graph.create("float16");
  const x = g.input("x", "float32", [1, 2]);
  const weight = op.cast(g, g.constant("float32", [wide, 1, 3, 2], [2, 2]), "float16");
  const bias = g.constant("float32", [wide, 0]);
  g.output(op.linear(g, x, weight, bias), "float32", [1, 2], "y");
  const session = await Session.open(g.toBytes(), ".", { threads: 1 });
  const { y } = await session.run({ x: new Tensor("float32", [2, 1], [1, 2]) });
  expect(Array.from(y?.data ?? [], Number)).toEqual([Math.fround(3 + wide), 8]);
  await session.close();
});
