import { Tensor } from "onnxruntime-node";
import { expect, test } from "vitest";
import { DecodeError } from "../errors.ts";
import { firstState, nextState, selectState } from "./decode-state.ts";

const names = { prompt: ["layers.0/prompt_k"], carried: ["layers.0/past_k", "seen"] };
const grid = [
  [0, 1, 2],
  [3, 4, 5],
];

/** 0, 1, 2 … in the given shape. */
const counted = (dims: readonly number[]) =>
  new Tensor(
    "float32",
    Float32Array.from({ length: dims.reduce((product, size) => product * size, 1) }, (_, i) => i),
    dims,
  );
const flags = (values: readonly number[], dims: readonly number[]) =>
  new Tensor("bool", Uint8Array.from(values), dims);

const prefilled = {
  first: counted([6]),
  "layers.0/prompt_k": counted([2, 1, 2]), // [S, G, d · (P − 1)]
  "layers.0/past_k": counted([2, 1, 3, 2]), // [S, G, C, n · d]
  seen: flags([1, 0, 0, 0, 1, 0], [2, 1, 3, 1]),
};

test("firstState() takes what is carried from the prefill's outputs, and nothing else", () => {
  const state = firstState(prefilled, names, grid);
  expect(state.grid).toBe(grid);
  expect(Object.keys(state.prompt)).toEqual(names.prompt);
  expect(Object.keys(state.carried)).toEqual(names.carried);
  expect(state.prompt["layers.0/prompt_k"]).toBe(prefilled["layers.0/prompt_k"]);
  expect(state.carried["seen"]).toBe(prefilled.seen);
});

test("nextState() keeps the prompt, and takes what a page left under the names that the next one wants", () => {
  const before = firstState(prefilled, names, grid);
  const page = { "next/layers.0/past_k": counted([2, 1, 3, 4]), "next/seen": prefilled.seen };
  const state = nextState(page, names, before);
  expect([state.grid, state.prompt]).toEqual([before.grid, before.prompt]);
  expect(state.carried["layers.0/past_k"]).toBe(page["next/layers.0/past_k"]);
});

test("nextState() names an output that is missing", () => {
  const before = firstState(prefilled, names, grid);
  const page = { "next/seen": prefilled.seen };
  expect(() => nextState(page, names, before)).toThrow(DecodeError);
  expect(() => nextState(page, names, before)).toThrow('output "next/layers.0/past_k" is missing');
});

test("selectState() takes rows out of everything alike", () => {
  const state = selectState(firstState(prefilled, names, grid), { prompts: [1], columns: [[0, 2]] });
  expect(state.grid).toEqual([[3, 5]]);
  const found = { ...state.prompt, ...state.carried };
  const shown = Object.entries(found).map(([name, { dims, data }]) => [name, dims, Array.from(data, Number)]);
  expect(shown).toEqual([
    ["layers.0/prompt_k", [1, 1, 2], [2, 3]],
    ["layers.0/past_k", [1, 1, 2, 2], [6, 7, 10, 11]],
    ["seen", [1, 1, 2, 1], [0, 0]],
  ]);
});
