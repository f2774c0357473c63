import { Tensor } from "onnxruntime-node";
import { expect, test } from "vitest";
import { selectPrompts, selectRows } from "./select-rows.ts";

const selection = {
  prompts: [0, 2],
  columns: [
    [1, 2],
    [0, 2],
  ],
};
const numbers = (n: number) => Float32Array.from({ length: n }, (_, i) => i);

test("selectRows() takes rows of every block, and all that belongs to a row", () => {
  // Two blocks of three prompts, two groups, three configurations, two numbers each: the value is its own place.
  const value = new Tensor("float32", numbers(2 * 3 * 2 * 3 * 2), [6, 2, 3, 2]);
  const found = selectRows(value, 3, selection);
  const place = (block: number, prompt: number, group: number, column: number) =>
    2 * (((block * 3 + prompt) * 2 + group) * 3 + column);
  const wanted = [0, 1].flatMap((block) =>
    [
      [0, 0, 1],
      [0, 0, 2],
      [0, 1, 1],
      [0, 1, 2],
      [2, 0, 0],
      [2, 0, 2],
      [2, 1, 0],
      [2, 1, 2],
    ].flatMap(([prompt = 0, group = 0, column = 0]) => {
      const first = place(block, prompt, group, column);
      return [first, first + 1];
    }),
  );
  expect(found.dims).toEqual([4, 2, 2, 2]);
  expect(Array.from(found.data, Number)).toEqual(wanted);
});

test("selectRows() takes rows of flags", () => {
  const value = new Tensor("bool", Uint8Array.from([0, 1, 1, 0, 0, 0, 1, 0, 1]), [3, 1, 3, 1]);
  const found = selectRows(value, 3, selection);
  expect([found.type, found.dims, Array.from(found.data, Number)]).toEqual([
    "bool",
    [2, 1, 2, 1],
    [1, 1, 1, 1],
  ]);
});

test("selectPrompts() takes prompts, and hands on the value where all stay", () => {
  const value = new Tensor("float32", numbers(6), [3, 2]);
  expect(Array.from(selectPrompts(value, selection).data, Number)).toEqual([0, 1, 4, 5]);
  expect(selectPrompts(value, { prompts: [0, 1, 2], columns: [] })).toBe(value);
});

test("selectRows() refuses what is neither a float32 nor a flag", () => {
  const value = new Tensor("int64", BigInt64Array.of(1n), [1, 1, 1]);
  expect(() => selectRows(value, 1, { prompts: [0], columns: [[0]] })).toThrow("type int64");
});
