import type { Graph, Value } from "../onnx/graph.ts";
import { anyOfLast, equal, unsqueeze } from "../onnx/operators.ts";

/** Which tokens end a caption. tokens [B], endIds [E] → [B] */
export const isEnd = (g: Graph, tokens: Value, endIds: Value) =>
  anyOfLast(g, equal(g, unsqueeze(g, tokens, 1), endIds));
