import { expect, test } from "vitest";
import { Method } from "../methods/method.ts";
import { graphKind, graphKinds, plainGraph } from "./graph-kind.ts";

const plain: Method = { method: "greedy" };

test("graphKind() tells apart all graphs that differ", () => {
  const kinds = [
    plainGraph,
    { ...plainGraph, traceTopK: 1 },
    { ...plainGraph, traceTopK: 2 },
    { ...plainGraph, traceWords: true },
    { ...plainGraph, traceAttention: true },
    { ...plainGraph, hasPenalty: true },
  ].map((graph) => graphKind([plain], graph));
  expect(new Set(kinds).size).toBe(kinds.length);
});

test("graphKinds() counts the plain graphs, and one for each group of methods that needs others", () => {
  const output = Method.parse({ method: "kvsmooth", target: "o" });
  const prompt = Method.parse({ method: "kvsmooth", prefill: "all" });
  expect([...graphKinds([plain])]).toEqual(["cache"]);
  expect([...graphKinds([plain, output, prompt])]).toEqual(["cache", "output", "prompt"]);
  expect([...graphKinds([plain], { ...plainGraph, traceTopK: 5 })]).toEqual(["cache", "cache, top 5"]);
});
