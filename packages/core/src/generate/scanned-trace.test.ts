import { expect, test } from "vitest";
import { Graph } from "../onnx/graph.ts";
import { graphOf } from "../testing/graph-of.ts";
import { scannedAttention, scannedLogits, scannedMethod } from "./scanned-trace.ts";

test("scannedLogits() puts out only what is asked for", () => {
  const g = Graph.create();
  const logits = g.constant("float32", [1, 2, 3], [1, 3]);
  const names = (topK: number, hasWords: boolean) =>
    scannedLogits(g, logits, { topK, words: hasWords ? g.ints(1) : undefined, hasAttention: false }).map(
      ({ name, type }) => [name, type],
    );
  expect(names(0, false)).toEqual([]);
  expect(graphOf(g.toBytes()).node).toEqual([]);
  const top = [
    ["top_logits", "float32"],
    ["top_ids", "int64"],
  ];
  const words = [
    ["word_logits", "float32"],
    ["word_ranks", "int64"],
  ];
  expect(names(2, false)).toEqual(top);
  expect(names(0, true)).toEqual(words);
  expect(names(2, true)).toEqual([...top, ...words]);
});

test("what methods and attention show has names of its own", () => {
  const [a, b, c] = [{ name: "a" }, { name: "b" }, { name: "c" }];
  const scanned = [...scannedMethod({ z: a, lambdaHat: b, lambda: c }), ...scannedAttention(a, b)];
  expect(scanned.map(({ name, value }) => [name, value])).toEqual([
    ["z", a],
    ["lambda_hat", b],
    ["lambda", c],
    ["image_attention", a],
    ["self_attention", b],
  ]);
});
