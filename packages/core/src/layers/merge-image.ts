import type { Graph, Value } from "../onnx/graph.ts";
import { equal, reshape, transpose, where } from "../onnx/operators.ts";
import { type EmbeddingTable, embedding } from "./embedding.ts";

/** Token embeddings with image features in place of the image token. ids [S, P], features [S, N, D] → [S, P, D] */
export function mergeImage(
  g: Graph,
  { ids, features, embedTokens }: { ids: Value; features: Value; embedTokens: EmbeddingTable },
  { imageToken, D }: { imageToken: number; D: number },
): Value {
  const isImage = equal(g, ids, g.scalar("int64", imageToken));
  const words = embedding(g, embedTokens, where(g, isImage, g.scalar("int64", 0), ids)); // [S, P, D]
  const places = transpose(g, g.node("NonZero", [isImage]), [1, 0]); // [S·N, 2]
  return g.node("ScatterND", [words, places, reshape(g, features, [-1, D])]);
}
