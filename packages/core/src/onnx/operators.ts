import type { DataType } from "./data-type.ts";
import { dataTypes } from "./data-type.ts";
import type { Graph, Value } from "./graph.ts";

export const add = (g: Graph, a: Value, b: Value) => g.node("Add", [a, b]);
export const subtract = (g: Graph, a: Value, b: Value) => g.node("Sub", [a, b]);
export const multiply = (g: Graph, a: Value, b: Value) => g.node("Mul", [a, b]);
export const divide = (g: Graph, a: Value, b: Value) => g.node("Div", [a, b]);
export const minimum = (g: Graph, a: Value, b: Value) => g.node("Min", [a, b]);
export const maximum = (g: Graph, a: Value, b: Value) => g.node("Max", [a, b]);
export const matMul = (g: Graph, a: Value, b: Value) => g.node("MatMul", [a, b]);
export const less = (g: Graph, a: Value, b: Value) => g.node("Less", [a, b]);
export const equal = (g: Graph, a: Value, b: Value) => g.node("Equal", [a, b]);
export const or = (g: Graph, a: Value, b: Value) => g.node("Or", [a, b]);
export const not = (g: Graph, a: Value) => g.node("Not", [a]);
export const modulo = (g: Graph, a: Value, b: Value) => g.node("Mod", [a, b]);
export const where = (g: Graph, condition: Value, yes: Value, no: Value) =>
  g.node("Where", [condition, yes, no]);

/** Softmax over the last axis. */
export const softmax = (g: Graph, x: Value) => g.node("Softmax", [x], { axis: -1 });

/** Natural logarithm of the softmax over the last axis, row by row. */
export const logSoftmax = (g: Graph, x: Value) => g.node("LogSoftmax", [x], { axis: -1 });

export const cast = (g: Graph, x: Value, type: DataType) => g.node("Cast", [x], { to: dataTypes[type] });

/**
 * x · weightᵀ (+ bias): Hugging Face's [out, in] layout as it is. x [rows, in] → [rows, out]. The product is computed in
 * the graph's compute type, which the weight has; x, the bias and the result are float32.
 */
export function linear(g: Graph, x: Value, weight: Value, bias?: Value): Value {
  if (g.computeType === "float32")
    return g.node("Gemm", bias ? [x, weight, bias] : [x, weight], { transB: 1 });
  const product = g.node("Gemm", [cast(g, x, g.computeType), weight], { transB: 1 });
  const wide = cast(g, product, "float32");
  return bias ? add(g, wide, bias) : wide;
}

/** The dimensions `start … end − 1` of x's shape, as int64. */
export const dimensions = (g: Graph, x: Value, start: number, end: number) =>
  g.node("Shape", [x], { start, end });

/** In `shape`, −1 is what is left over and 0 keeps x's own size; a Value is a shape made when the graph runs. */
export const reshape = (g: Graph, x: Value, shape: readonly number[] | Value) =>
  g.node("Reshape", [x, isValue(shape) ? shape : g.ints(...shape)]);

export const transpose = (g: Graph, x: Value, perm: readonly number[]) => g.node("Transpose", [x], { perm });

export const unsqueeze = (g: Graph, x: Value, ...axes: number[]) => g.node("Unsqueeze", [x, g.ints(...axes)]);

export const squeeze = (g: Graph, x: Value, ...axes: number[]) => g.node("Squeeze", [x, g.ints(...axes)]);

export const concat = (g: Graph, values: readonly Value[], axis: number) =>
  g.node("Concat", values, { axis });

/** Repeats axes of size 1 to the given shape. */
export const expand = (g: Graph, x: Value, shape: Value) => g.node("Expand", [x, shape]);

/** Rows of `x` along `axis`. */
export const gather = (g: Graph, x: Value, indices: Value, axis = 0) =>
  g.node("Gather", [x, indices], { axis });

/** Part `[start, end)` of one axis. */
export const slice = (g: Graph, x: Value, axis: number, start: Value, end: Value) =>
  g.node("Slice", [x, start, end, g.ints(axis)]);

/** Pieces of the given sizes along an axis. */
export const split = (g: Graph, x: Value, sizes: Value, axis: number, count: number) =>
  g.nodes("Split", [x, sizes], count, { axis });

/** `count` equal pieces along an axis. */
export const splitEvenly = (g: Graph, x: Value, axis: number, count: number) =>
  g.nodes("Split", [x], count, { axis, num_outputs: count });

export const reduceSum = (g: Graph, x: Value, axes: readonly number[], keepDims: boolean) =>
  g.node("ReduceSum", [x, g.ints(...axes)], { keepdims: keepDims ? 1 : 0 });

/** Index of the first largest element of the last axis, which goes away. */
export const argMax = (g: Graph, x: Value) => g.node("ArgMax", [x], { axis: -1, keepdims: 0 });

/** 0, 1, … n − 1 as int64; n is a scalar. */
export const range = (g: Graph, n: Value) => g.node("Range", [g.scalar("int64", 0), n, g.scalar("int64", 1)]);

/** Whether all elements are true; a scalar. */
export const all = (g: Graph, x: Value) =>
  cast(g, g.node("ReduceMin", [cast(g, x, "int32")], { keepdims: 0 }), "bool");

/** Whether any element of the last axis is true. */
export const anyOfLast = (g: Graph, x: Value) =>
  cast(g, g.node("ReduceMax", [cast(g, x, "int32"), g.ints(-1)], { keepdims: 0 }), "bool");

function isValue(shape: readonly number[] | Value): shape is Value {
  return "name" in shape;
}
