import { Tensor } from "onnxruntime-node";
import { expect, test } from "vitest";
import { elementCount } from "../element-count.ts";
import { DecodeError } from "../errors.ts";
import { firstState, nextState, selectState, stateFeeds, turnPage } from "./decode-state.ts";

const names = { prompt: ["layers.0/prompt_k"], past: ["layers.0/past_k"], carried: ["seen"] };
const grid = [
  [0, 1, 2],
  [3, 4, 5],
];

/** 0, 1, 2 … in the given shape. */
const counted = (dims: readonly number[]) =>
  new Tensor(
    "float32",
    Float32Array.from({ length: elementCount(dims) }, (_, i) => i),
    dims,
  );
const flags = (values: readonly number[], dims: readonly number[]) =>
  new Tensor("bool", Uint8Array.from(values), dims);

const prefilled = {
  first: counted([6]),
  "layers.0/prompt_k": counted([2, 1, 2]), // [S, G, d · (P − 1)]
  "layers.0/past_k": counted([2, 1, 3, 1, 2]), // [S, G, C, n, d]
  seen: flags([1, 0, 0, 0, 1, 0], [2, 1, 3, 1]),
};

const page = {
  "page/layers.0/past_k": counted([2, 1, 3, 1, 2]),
  "next/seen": flags([1, 1, 1, 0, 0, 1], [2, 1, 3, 1]),
};

/** The prefill's state, with room for four positions. */
const begun = () =>
  firstState(prefilled, names, { grid, room: (_name, onePosition) => new Float32Array(4 * onePosition) });

const shown = (tensors: Readonly<Record<string, Tensor>>) =>
  Object.entries(tensors).map(([name, { dims, data }]) => [name, dims, Array.from(data, Number)]);

test("firstState() takes what is carried from the prefill's outputs, and nothing else", () => {
  const state = begun();
  expect(state.grid).toBe(grid);
  expect(state.prompt["layers.0/prompt_k"]).toBe(prefilled["layers.0/prompt_k"]);
  expect(state.carried["seen"]).toBe(prefilled.seen);
  const { first: _first, ...fed } = prefilled;
  expect(shown(stateFeeds(state))).toEqual(shown(fed));
});

test("nextState() keeps the prompt, and takes what a run left under the names that the next one wants", () => {
  const before = begun();
  const state = nextState(page, names, before);
  expect([state.grid, state.prompt]).toEqual([before.grid, before.prompt]);
  expect(state.page["layers.0/past_k"]).toBe(page["page/layers.0/past_k"]);
  expect(state.carried["seen"]).toBe(page["next/seen"]);
});

test("nextState() names an output that is missing", () => {
  const { "page/layers.0/past_k": _missing, ...rest } = page;
  expect(() => nextState(rest, names, begun())).toThrow(DecodeError);
  expect(() => nextState(rest, names, begun())).toThrow('output "page/layers.0/past_k" is missing');
});

test("turnPage() puts the run's page behind what its rows had before", () => {
  const state = turnPage(nextState(page, names, begun()));
  expect(state.page).toEqual({});
  const past = [0, 1, 0, 1, 2, 3, 2, 3, 4, 5, 4, 5, 6, 7, 6, 7, 8, 9, 8, 9, 10, 11, 10, 11];
  expect(shown(stateFeeds(state))[1]).toEqual(["layers.0/past_k", [2, 1, 3, 2, 2], past]);
});

test("selectState() takes rows out of everything alike, the page that is not turned included", () => {
  const selected = selectState(nextState(page, names, begun()), { prompts: [1], columns: [[0, 2]] });
  expect(selected.grid).toEqual([[3, 5]]);
  expect(shown(stateFeeds(turnPage(selected)))).toEqual([
    ["layers.0/prompt_k", [1, 1, 2], [2, 3]],
    ["layers.0/past_k", [1, 1, 2, 2, 2], [6, 7, 6, 7, 10, 11, 10, 11]],
    ["seen", [1, 1, 2, 1], [0, 1]],
  ]);
});
