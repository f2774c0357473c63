import { causalAttention, type PromptRows } from "../layers/causal-attention.ts";
import type { DecoderShape } from "../layers/decoder-shape.ts";
import type { DecoderWeights } from "../layers/decoder-weights.ts";
import { mlp } from "../layers/mlp.ts";
import { rmsNorm } from "../layers/rms-norm.ts";
import type { RopeTables } from "../layers/rope.ts";
import type { PromptCache, RowCache } from "../layers/step-attention.ts";
import type { MethodHook, PromptEnd, RewrittenPrompt } from "../methods/hooks.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import {
  add,
  concat,
  dimensions,
  expand,
  gather,
  less,
  linear,
  range,
  reshape,
  slice,
  squeeze,
  subtract,
  transpose,
  unsqueeze,
  where,
} from "../onnx/operators.ts";

/** What the prompt leaves in one layer, for every configuration of an image. */
export interface PrefilledLayer {
  readonly prompt: PromptCache;
  /** The prompt's last row, once a configuration. */
  readonly past: RowCache;
  /** The prompt's last row: the first predecessor of a generated row. */
  readonly last: PromptEnd;
}

export interface Prefilled {
  readonly x: Value; // [S + 1, D]: the last position's hidden state of every image, and a row that nobody asked for
  readonly layers: readonly PrefilledLayer[];
  readonly length: Value; // [1]: P
}

interface PrefillParts {
  readonly weights: DecoderWeights;
  readonly shape: DecoderShape;
  readonly tables: RopeTables;
  readonly method: MethodHook;
}

/** The whole prompt at once. embeds [S, P, D]; `configurations` [1] is C. */
export function prefill(
  g: Graph,
  { embeds, configurations }: { embeds: Value; configurations: Value },
  { weights, shape, tables, method }: PrefillParts,
): Prefilled {
  const sizes = dimensions(g, embeds, 0, 2); // S, P
  const length = dimensions(g, embeds, 1, 2);
  const mask = causalMask(g, length);
  const width = shape.G * shape.R * shape.d;
  let x = reshape(g, embeds, [-1, shape.D]); // [S·P, D]
  const layers = weights.layers.map((layer, index) => {
    const scope = g.scope(`layers.${index}`);
    const normed = rmsNorm(scope, x, layer.inputLayernorm, shape.eps);
    const rows = causalAttention(scope.scope("self_attn"), { x: normed, sizes, mask, tables }, layer, shape);
    // No later layer asks what the last one makes of the other positions.
    const wanted = index + 1 < weights.layers.length ? (y: Value) => y : lastPositions(scope, sizes);
    const o = wanted(reshape(scope, rows.o, [-1, width]), width);
    x = add(scope, wanted(x, shape.D), linear(scope, o, layer.oProj));
    x = add(scope, x, mlp(scope, rmsNorm(scope, x, layer.postAttentionLayernorm, shape.eps), layer));
    const rewritten = method.rewritePrompt?.(scope, index, rows);
    return cacheLayer(scope, rows, rewritten, { lengths: { length, configurations }, shape });
  });
  return { x, layers, length };
}

/** [P, P]: 0 where a position sees another, −∞ where that one comes later. */
function causalMask(g: Graph, length: Value): Value {
  const positions = range(g, squeeze(g, length, 0));
  const later = less(g, unsqueeze(g, positions, 1), unsqueeze(g, positions, 0));
  return where(g, later, g.scalar("float32", Number.NEGATIVE_INFINITY), g.scalar("float32", 0));
}

interface Lengths {
  readonly length: Value;
  readonly configurations: Value;
}

/** Splits a layer's rows into what is shared by all configurations and the last row, which each has for itself. */
function cacheLayer(
  g: Graph,
  rows: PromptRows,
  rewritten: RewrittenPrompt | undefined,
  { lengths, shape }: { lengths: Lengths; shape: DecoderShape },
): PrefilledLayer {
  const { length, configurations } = lengths;
  const { G, R, d } = shape;
  const { k, v } = rewritten ?? rows;
  const lastIndex = subtract(g, length, g.ints(1));
  const before = (all: Value) => slice(g, all, 2, g.ints(0), lastIndex); // [S, G, P − 1, d]
  const last = (all: Value) => slice(g, all, 2, lastIndex, length); // [S, G, 1, d]
  const perConfiguration = (row: Value, width: readonly number[]) =>
    expand(g, row, concat(g, [dimensions(g, k, 0, 1), g.ints(G), configurations, g.ints(...width)], 0));
  const spread = (row: Value) => perConfiguration(unsqueeze(g, row, 2), [1, d]); // [S, G, C, 1, d]
  const past = { k: spread(last(k)), v: spread(last(v)) };
  const lastO = reshape(g, slice(g, rows.o, 1, lastIndex, length), [0, G, 1, R, d]);
  const predecessor = rewritten?.predecessor;
  return {
    prompt: { k: unsqueeze(g, transpose(g, before(k), [0, 1, 3, 2]), 2), v: unsqueeze(g, before(v), 2) },
    past,
    last: {
      k: predecessor ? spread(predecessor.k) : past.k,
      v: predecessor ? spread(predecessor.v) : past.v,
      o: perConfiguration(lastO, [R, d]),
      unrotatedK: () => spread(predecessor ? predecessor.unrotatedK : last(rows.unrotatedK())),
      entropies: rows.entropies,
    },
  };
}

/**
 * The last position of every image, and one row more: a product of one row with unpacked weights sums in another order.
 * x [S·P, width] → [S + 1, width]
 */
const lastPositions = (g: Graph, sizes: Value) => (x: Value, width: number) => {
  const byImage = reshape(g, x, concat(g, [sizes, g.ints(width)], 0)); // [S, P, width]
  const last = gather(g, byImage, g.scalar("int64", -1), 1); // [S, width]
  return concat(g, [last, slice(g, last, 0, g.ints(0), g.ints(1))], 0);
};
