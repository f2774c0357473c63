import type { Graph, Value } from "../onnx/graph.ts";
import { add, cast, divide, less, range, where } from "../onnx/operators.ts";

/** 1 / ln(i + 1) for the positions i of a prompt, which see i + 1 keys; 0 for the first. length [] → [length] */
export function entropyNorms(g: Graph, length: Value): Value {
  const positions = range(g, length);
  const one = g.scalar("int64", 1);
  const logs = g.node("Log", [cast(g, add(g, positions, one), "float32")]);
  return where(g, less(g, positions, one), g.scalar("float32", 0), divide(g, g.scalar("float32", 1), logs));
}
