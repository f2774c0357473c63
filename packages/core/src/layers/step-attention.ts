import type { Graph, Value } from "../onnx/graph.ts";
import {
  add,
  concat,
  linear,
  matMul,
  multiply,
  reshape,
  slice,
  softmax,
  split,
  splitEvenly,
  subtract,
  transpose,
  unsqueeze,
} from "../onnx/operators.ts";
import type { DecoderShape } from "./decoder-shape.ts";
import type { LayerWeights } from "./decoder-weights.ts";
import { type RopeTables, rotate } from "./rope.ts";

/** Keys and values of the prompt, without its last position: one copy for all configurations of an image. */
export interface PromptCache {
  readonly k: Value; // [S, G, 1, d, P − 1]
  readonly v: Value; // [S, G, 1, P − 1, d]
}

/** What each row of the batch has cached for itself. */
export interface RowCache {
  readonly k: Value; // [S, G, C, n, d]
  readonly v: Value; // [S, G, C, n, d]
}

/** All that a new token attends to in one layer, besides itself. */
export interface LayerCache {
  readonly prompt: PromptCache;
  /** The prompt's last position and the pages that are full; n positions that do not change within a page. */
  readonly past: RowCache;
  /** The page that is being filled, m positions: only this is copied at every step. */
  readonly page: RowCache;
}

/** What one token leaves in one layer's cache. */
export interface CachedRow {
  readonly k: Value; // [S, G, C, 1, d], rotated
  readonly v: Value; // [S, G, C, 1, d]
}

export interface StepAttention extends CachedRow {
  readonly o: Value; // [S, G, C, R, d], before W_O
  readonly scores: Value; // [S, G, C, R, T], before the softmax
  readonly probabilities: Value; // [S, G, C, R, T]
  /** The token's key before rotation. Adds nodes to the graph, as the next two do. */
  readonly unrotatedK: () => Value; // [S, G, C, 1, d]
  /** Rotates a key to the token's position. [S, G, C, 1, d] → the same shape */
  readonly rotated: (k: Value) => Value;
  /** The output if this were what the token sees of itself. */
  readonly again: (row: CachedRow) => Value; // [S, G, C, R, d]
}

/** Shapes that all layers of a step share. */
export interface StepShapes {
  readonly byHead: Value; // [5]: S, C, G, rest, d
  readonly byRow: Value; // [5]: S, G, C, R, rest
  readonly onPrompt: Value; // [5]: S, G, C·R, 1, rest
  readonly parts: Value; // [3]: keys of the prompt, of the past, and of the page with the token itself
}

export interface StepInput {
  readonly x: Value; // [B, D], normalised
  readonly position: Value; // [1]
  readonly tables: RopeTables;
  readonly shapes: StepShapes;
}

/** `rows` [2] is S and C, `length` [1] is P, `past` [1] is n, `page` [1] is m. */
export function stepShapes(
  g: Graph,
  { rows, length, past, page }: { rows: Value; length: Value; past: Value; page: Value },
  { G, R, d }: DecoderShape,
): StepShapes {
  const [images, configurations] = splitEvenly(g, rows, 0, 2);
  if (!images || !configurations) throw new TypeError("rows holds two sizes");
  const one = g.ints(1);
  const perImage = multiply(g, configurations, g.ints(R));
  return {
    byHead: concat(g, [rows, g.ints(G, -1, d)], 0),
    byRow: concat(g, [images, g.ints(G), configurations, g.ints(R, -1)], 0),
    onPrompt: concat(g, [images, g.ints(G), perImage, g.ints(1, -1)], 0),
    parts: concat(g, [subtract(g, length, one), past, add(g, page, one)], 0),
  };
}

/** Attention of one new token a row over the shared prompt, the row's own past and page, and itself. */
export function stepAttention(
  g: Graph,
  { x, position, tables, shapes }: StepInput,
  { prompt, past, page }: LayerCache,
  weights: LayerWeights,
  { G, R, d }: DecoderShape,
): StepAttention {
  // Heads stand before configurations, which the prompt's cache is broadcast over.
  const heads = (y: Value) => transpose(g, reshape(g, y, shapes.byHead), [0, 2, 1, 3, 4]); // [S, G, C, rest, d]
  const inFront = (y: Value) => unsqueeze(g, y, 1); // [B, 1, width]
  const q = heads(rotate(g, inFront(linear(g, x, weights.qProj)), G * R, position, tables.scaled)); // [S, G, C, R, d]
  const unrotated = linear(g, x, weights.kProj); // [B, G·d]
  const k = heads(rotate(g, inFront(unrotated), G, position, tables));
  const v = heads(linear(g, x, weights.vProj));

  const onPrompt = productPerRow(g, reshape(g, q, [0, 0, -1, 1, d]), prompt.k, G); // [S, G, C·R, 1, P − 1]
  const promptScores = reshape(g, onPrompt, shapes.byRow); // [S, G, C, R, P − 1]
  const onRows = (keys: Value) => matMul(g, q, transpose(g, keys, [0, 1, 2, 4, 3])); // [S, G, C, R, n]
  const pastScores = onRows(past.k);
  const attend = (own: CachedRow) => {
    // With the token itself the page is never empty, which WebGPU's products would not survive.
    const recent = { k: concat(g, [page.k, own.k], 3), v: concat(g, [page.v, own.v], 3) };
    const scores = concat(g, [promptScores, pastScores, onRows(recent.k)], -1);
    const probabilities = softmax(g, scores);
    const [ofPrompt, ofPast, ofRecent] = split(g, probabilities, shapes.parts, -1, 3);
    if (!ofPrompt || !ofPast || !ofRecent) throw new TypeError("Split gives three parts");
    const fromPrompt = productPerRow(g, reshape(g, ofPrompt, shapes.onPrompt), prompt.v, G); // [S, G, C·R, 1, d]
    const shared = reshape(g, fromPrompt, shapes.byRow); // [S, G, C, R, d]
    const before = add(g, matMul(g, ofPast, past.v), matMul(g, ofRecent, recent.v));
    return { o: add(g, shared, before), scores, probabilities };
  };
  return {
    k,
    v,
    ...attend({ k, v }),
    unrotatedK: () => heads(unrotated),
    rotated: (row) => rotateRows(g, row, position, tables),
    again: (own) => attend(own).o,
  };
}

/**
 * Rows [S, G, n, 1, i] times the cache [S, G, 1, i, j] → [S, G, n, 1, j]. One row a product reads the cache in place and
 * sums as any row does; several in one would have it packed anew at every step.
 */
function productPerRow(g: Graph, rows: Value, cache: Value, G: number): Value {
  if (G > 1) return matMul(g, rows, cache);
  // Where there is but one matrix, onnxruntime makes one product of all rows.
  return slice(g, matMul(g, rows, concat(g, [cache, cache], 1)), 1, g.ints(0), g.ints(1));
}

/** Rotates keys that lie as the cache does: all groups and configurations are heads of one position. */
function rotateRows(g: Graph, k: Value, position: Value, tables: RopeTables): Value {
  const flat = g.node("Flatten", [k], { axis: 1 }); // [S, G·C·d]
  const d = g.node("Shape", [k], { start: -1 });
  const asHeads = reshape(g, flat, concat(g, [g.ints(0, -1, 1), d], 0)); // [S, G·C, 1, d]
  const turned = g.node("ms.RotaryEmbedding", [asHeads, position, tables.cos, tables.sin], {
    interleaved: 0,
  });
  return reshape(g, turned, g.node("Shape", [k]));
}

/** Heads side by side again, and W_O. o [S, G, C, R, d] → [B, D] */
export function attentionOutput(g: Graph, o: Value, weights: LayerWeights, { G, R, d }: DecoderShape): Value {
  const rows = transpose(g, o, [0, 2, 1, 3, 4]); // [S, C, G, R, d]
  return linear(g, reshape(g, rows, [-1, G * R * d]), weights.oProj);
}
