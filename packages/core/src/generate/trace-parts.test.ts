import { expect, test } from "vitest";
import { Graph } from "../onnx/graph.ts";
import { graphOf } from "../testing/graph-of.ts";
import { isTraced, traceParts } from "./trace-parts.ts";

test("isTraced() is true of any trace", () => {
  expect(isTraced({})).toBe(false);
  expect(isTraced({ traceTopK: 0, traceWords: false, traceAttention: false })).toBe(false);
  expect(isTraced({ traceTopK: 1 })).toBe(true);
  expect(isTraced({ traceWords: true })).toBe(true);
  expect(isTraced({ traceAttention: true })).toBe(true);
});

test("traceParts() declares no input that nobody asked for", () => {
  const g = Graph.create();
  expect(traceParts(g, {})).toBeUndefined();
  expect(traceParts(g, { traceAttention: true })).toEqual({ topK: 0, words: undefined, hasAttention: true });
  expect(graphOf(g.toBytes()).input).toEqual([]);
});

test("traceParts() takes the tokens whose logits are asked for as an input", () => {
  const g = Graph.create();
  expect(traceParts(g, { traceWords: true, traceTopK: 3 })?.topK).toBe(3);
  expect(graphOf(g.toBytes()).input.map(({ name }) => name)).toEqual(["word_ids"]);
});
