import { expect, test } from "vitest";
import { Graph } from "../onnx/graph.ts";
import { unasked } from "../testing/unasked.ts";
import { noMethod } from "./hooks.ts";

test("noMethod hands on what it is given, adds no node and carries nothing", () => {
  const g = Graph.create();
  const before = g.toBytes();
  const value = (name: string) => ({ name });
  const attention = {
    k: value("k"),
    v: value("v"),
    o: value("o"),
    scores: value("s"),
    probabilities: value("p"),
    ...unasked,
  };
  expect(noMethod.initial(g, [attention])).toEqual([]);
  const step = noMethod.step(g, { index: value("i"), visible: value("n") }, []);
  const result = step.afterAttention(g, 0, attention);
  expect(result.o).toBe(attention.o);
  expect(step.afterLayers(g, [attention], [result])).toEqual({ rows: [attention], carried: [] });
  expect(g.toBytes()).toEqual(before);
});
