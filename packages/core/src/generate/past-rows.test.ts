import { Tensor } from "onnxruntime-node";
import { expect, test } from "vitest";
import { appendPage, firstRows, keepRows, pastTensor } from "./past-rows.ts";

/** [S, G, C, n, d] with S = 2, G = 1, C = 3, d = 2: row r's position p holds 100·r + p, twice. */
function rowsOf(from: number, n: number): Tensor {
  const values = Array.from({ length: 6 }, (_, row) =>
    Array.from({ length: n }, (__, p) => [100 * row + from + p, 100 * row + from + p]),
  );
  return new Tensor("float32", Float32Array.from(values.flat(2)), [2, 1, 3, n, 2]);
}

const shown = (value: Tensor) => ({ dims: value.dims, data: Array.from(value.data, Number) });

test("appendPage() puts a page at the end of every row", () => {
  const first = firstRows(rowsOf(0, 1), new Float32Array(100));
  const second = appendPage(first, rowsOf(1, 3));
  expect(shown(pastTensor(second))).toEqual(shown(rowsOf(0, 4)));
  expect(shown(pastTensor(appendPage(second, rowsOf(4, 2))))).toEqual(shown(rowsOf(0, 6)));
});

test("pages of any length are appended in the same memory", () => {
  for (let n = 1; n < 6; n++) {
    for (let m = 0; m < 6; m++) {
      const memory = new Float32Array(6 * 2 * (n + m));
      const past = appendPage(firstRows(rowsOf(0, n), memory), rowsOf(n, m));
      expect(past.memory).toBe(memory);
      expect(shown(pastTensor(past))).toEqual(shown(rowsOf(0, n + m)));
    }
  }
});

test("firstRows() leaves the tensor as it is", () => {
  const value = rowsOf(0, 1);
  appendPage(firstRows(value, new Float32Array(24)), rowsOf(7, 1));
  expect(shown(value)).toEqual(shown(rowsOf(0, 1)));
});

test("keepRows() moves the rows that stay to the front", () => {
  const past = firstRows(rowsOf(0, 2), new Float32Array(24));
  const kept = keepRows(past, {
    prompts: [0, 1],
    columns: [
      [0, 2],
      [1, 2],
    ],
  });
  const row = (index: number) => [0, 0, 1, 1].map((position) => 100 * index + position);
  expect(shown(pastTensor(kept))).toEqual({
    dims: [2, 1, 2, 2, 2],
    data: [...row(0), ...row(2), ...row(4), ...row(5)],
  });
  expect(shown(pastTensor(keepRows(kept, { prompts: [1], columns: [[1]] })))).toEqual({
    dims: [1, 1, 1, 2, 2],
    data: row(5),
  });
});

test("keys and values are float32", () => {
  const flags = new Tensor("bool", Uint8Array.of(1), [1, 1, 1, 1, 1]);
  expect(() => firstRows(flags, new Float32Array(1))).toThrow("float32");
});
