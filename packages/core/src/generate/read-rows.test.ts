import { Tensor } from "onnxruntime-node";
import { expect, test } from "vitest";
import { DecodeError } from "../errors.ts";
import { Method } from "../methods/method.ts";
import { readRows } from "./read-rows.ts";

const int64 = (...values: number[]) =>
  new Tensor("int64", BigInt64Array.from(values, BigInt), [values.length]);
const float32 = (values: readonly number[]) =>
  new Tensor("float32", Float32Array.from(values), [values.length]);
const greedy = Method.parse({ method: "greedy" });
const smoothed = Method.parse({ method: "kvsmooth", layers: [1, 2] });
const layout = { rows: 2, layers: 2, endIds: [2, 9] };

/** Two rows, two steps after the first token; the second row ends with its second token. */
const tokens = { first: int64(4, 5), tokens: int64(6, 9, 7, 2) };
/** [steps, layers, rows]: step · 100 + layer · 10 + row. */
const perLayer = float32([0, 1, 10, 11, 100, 101, 110, 111]);
const traced = {
  ...tokens,
  z: perLayer,
  lambda_hat: perLayer,
  lambda: perLayer,
  first_top_ids: int64(4, 3, 5, 3),
  first_top_logits: float32([8, 7, 6, 5]),
  top_ids: int64(6, 1, 9, 1, 7, 1, 2, 1),
  top_logits: float32([18, 17, 16, 15, 28, 27, 26, 25]),
};

test("readRows() ends a row with its first end id, included", () => {
  expect(readRows(tokens, layout, () => greedy)).toEqual([
    { ids: [4, 6, 7], finishReason: "length" },
    { ids: [5, 9], finishReason: "eos" },
  ]);
});

test("readRows() gives each row its own figures, of the steps that the row took", () => {
  const [first, second] = readRows(traced, layout, (row) => (row === 0 ? greedy : smoothed));
  expect(first?.trace).toEqual({
    layers: [0, 1],
    z: [
      [0, 10],
      [100, 110],
    ],
    lambdaHat: null,
    lambda: null,
    topIds: [
      [4, 3],
      [6, 1],
      [7, 1],
    ],
    topLogits: [
      [8, 7],
      [18, 17],
      [28, 27],
    ],
  });
  expect(second?.trace).toEqual({
    layers: [1],
    z: [[11]],
    lambdaHat: [[11]],
    lambda: [[11]],
    topIds: [
      [5, 3],
      [9, 1],
    ],
    topLogits: [
      [6, 5],
      [16, 15],
    ],
  });
});

test("readRows() reads a row that ended with its first token", () => {
  const ended = { first: int64(2, 9), tokens: int64() };
  expect(readRows(ended, layout, () => greedy)).toEqual([
    { ids: [2], finishReason: "eos" },
    { ids: [9], finishReason: "eos" },
  ]);
});

test("readRows() names an output that is missing or of another type", () => {
  expect(() => readRows({ first: tokens.first }, layout, () => greedy)).toThrow(DecodeError);
  expect(() => readRows({ ...tokens, tokens: perLayer }, layout, () => greedy)).toThrow(
    '"tokens" is missing',
  );
});
