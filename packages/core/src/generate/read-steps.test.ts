import { Tensor } from "onnxruntime-node";
import { expect, test } from "vitest";
import { DecodeError } from "../errors.ts";
import { readColumnSums, readFirst, readSteps } from "./read-steps.ts";

const floats = (values: number[], dims: number[]) => new Tensor("float32", Float32Array.from(values), dims);
const int64 = (values: number[], dims: number[]) =>
  new Tensor("int64", BigInt64Array.from(values, BigInt), dims);
/** Layer, step and row as the digits of a number. */
const digits = (steps: number, layers: number, rows: number) =>
  Array.from({ length: steps * layers * rows }, (_, at) => {
    const [row, layer, step] = [at % rows, Math.floor(at / rows) % layers, Math.floor(at / (rows * layers))];
    return 100 * layer + 10 * step + row;
  });

test("readFirst() gives each row its token, and what was traced of the choice", () => {
  const outputs = {
    first: int64([7, 8], [2]),
    first_top_ids: int64([7, 1, 8, 2], [2, 2]),
    first_top_logits: floats([5, 4, 3, 2], [2, 2]),
    first_word_logits: floats([0.5, 1.5], [2, 1]),
    first_word_ranks: int64([4, 3], [2, 1]),
  };
  expect(readFirst(outputs)).toEqual([
    { token: 7, top: { ids: [7, 1], logits: [5, 4] }, words: { logits: [0.5], ranks: [4] } },
    { token: 8, top: { ids: [8, 2], logits: [3, 2] }, words: { logits: [1.5], ranks: [3] } },
  ]);
  expect(readFirst({ first: int64([7], [1]) })).toEqual([{ token: 7 }]);
});

test("readSteps() gives each row its steps, and each step all layers", () => {
  const [steps, layers, rows] = [2, 3, 2];
  const perLayer = (start: number) =>
    floats(
      digits(steps, layers, rows).map((value) => start + value),
      [steps, layers, 1, rows, 1, 1],
    );
  const outputs = {
    tokens: int64([1, 2, 3, 4], [steps, rows]),
    z: perLayer(0),
    lambda_hat: perLayer(1000),
    lambda: perLayer(2000),
    image_attention: perLayer(3000),
    self_attention: perLayer(4000),
  };
  const [first, second] = readSteps(outputs, { rows, layers });
  expect(first?.map(({ token }) => token)).toEqual([1, 3]);
  expect(second?.[1]).toEqual({
    token: 4,
    smoothing: { z: [11, 111, 211], lambdaHat: [1011, 1111, 1211], lambda: [2011, 2111, 2211] },
    attention: { image: [3011, 3111, 3211], itself: [4011, 4111, 4211] },
  });
});

test("readSteps() of a graph without a trace gives tokens alone", () => {
  expect(readSteps({ tokens: int64([1, 2], [1, 2]) }, { rows: 2, layers: 4 })).toEqual([
    [{ token: 1 }],
    [{ token: 2 }],
  ]);
});

test("readColumnSums() gives each row all layers and positions", () => {
  const sums = floats([1, 2, 3, 4, 5, 6, 7, 8], [2, 1, 2, 2]);
  expect(readColumnSums({ "next/column_sums": sums }, { rows: 2, layers: 2 })).toEqual([
    [Float32Array.of(1, 2), Float32Array.of(5, 6)],
    [Float32Array.of(3, 4), Float32Array.of(7, 8)],
  ]);
  expect(readColumnSums({}, { rows: 2, layers: 2 })).toBeUndefined();
});

test("a missing output is a bug that is reported", () => {
  expect(() => readFirst({})).toThrow(DecodeError);
  expect(() =>
    readSteps({ tokens: int64([1], [1, 1]), z: floats([1], [1]) }, { rows: 1, layers: 1 }),
  ).toThrow('"lambda_hat" is missing');
});
