import { embedding } from "../layers/embedding.ts";
import { type CachedRow, type LayerCache, type RowCache, stepShapes } from "../layers/step-attention.ts";
import type { StepResult } from "../methods/hooks.ts";
import type { Graph, Value } from "../onnx/graph.ts";
import { add, all, concat, dimensions, gather, not, or, slice, unsqueeze, where } from "../onnx/operators.ts";
import {
  type AttentionMass,
  addToColumns,
  attentionMass,
  type ColumnSums,
  stackedMass,
} from "./attention-trace.ts";
import { chooseTokens, markSeen } from "./choose-tokens.ts";
import { decoderLayer, type LayerStep } from "./decode-step.ts";
import { isEnd } from "./end-of-caption.ts";
import type { GraphParts } from "./graph-parts.ts";
import { head } from "./head.ts";
import { type Scanned, scannedAttention, scannedLogits, scannedMethod } from "./scanned-trace.ts";

/** What the loop starts from. */
export interface LoopStart {
  readonly token: Value; // [B]: chosen last
  readonly finished: Value; // [B]
  readonly done: Value; // []: steps taken before
  readonly steps: Value; // []: at most so many more
  readonly endIds: Value; // [E]
  readonly rows: Value; // [2]: S, C
  readonly layers: readonly Pick<LayerCache, "prompt" | "past">[];
  /** The method's values. */
  readonly carried: readonly Value[];
  /** Tokens that the repetition penalty counts, [B, V], where there is one. */
  readonly seen: Value | undefined;
  /** Where a trace wants the attention. */
  readonly attention: AttentionStart | undefined;
}

export interface AttentionStart {
  readonly isImage: Value; // [S, P]
  /** What later tokens gave to each generated position so far. [L·S, 1, C, i] */
  readonly columnSums: Value;
}

export interface LoopOutputs {
  readonly tokens: Value; // [steps, B]
  /** What each layer's rows add to their past, [S, G, C, steps, d]. */
  readonly pages: readonly RowCache[];
  readonly carried: readonly Value[];
  readonly seen: Value | undefined;
  readonly columnSums: Value | undefined;
  /** What each step measured; the steps are one more axis in front. */
  readonly trace: readonly Scanned[];
}

/** Decodes until every row has ended or `steps` tokens are chosen. */
export function decodeLoop(g: Graph, start: LoopStart, parts: GraphParts): LoopOutputs {
  const pages = start.layers.flatMap(({ past }) => [emptyPage(g, past.k), emptyPage(g, past.v)]);
  const seen = start.seen ? [start.seen] : [];
  const sums = start.attention ? [start.attention.columnSums] : [];
  const first = [start.token, start.finished, ...pages, ...start.carried, ...seen, ...sums];
  const { body, trace } = loopBody(g, start, parts);
  const goesOn = not(g, all(g, start.finished));
  const outputs = g.nodes("Loop", [start.steps, goesOn, ...first], first.length + 1 + trace.length, {
    body: body.toAttribute(),
  });
  const next = reader(outputs);
  next(2);
  const filled = start.layers.map(() => filledPage(next(2)));
  const [carried, [newlySeen]] = [next(start.carried.length), next(seen.length)];
  const [[columnSums], [tokens]] = [next(sums.length), next(1)];
  if (!tokens) throw new TypeError("The loop puts out its tokens");
  return {
    tokens,
    pages: filled,
    carried,
    seen: newlySeen,
    columnSums,
    trace: trace.map((scanned, place) => ({
      ...scanned,
      value: outputs[first.length + 1 + place] ?? tokens,
    })),
  };
}

/** One step of all rows as the body of the Loop. */
function loopBody(
  outer: Graph,
  start: LoopStart,
  parts: GraphParts,
): { body: Graph; trace: readonly Scanned[] } {
  const g = outer.body("decode");
  const step = g.input("step", "int64", []);
  g.input("go_on", "bool", []);
  const token = g.input("token_before", "int64", ["B"]);
  const finished = g.input("finished_before", "bool", ["B"]);
  const pages = start.layers.map((_, layer) => pageInput(g, layer));
  const carried = start.carried.map((_, place) => g.input(`carried_${place}`, "float32"));
  const seen = start.seen && g.input("seen_before", "bool");
  const sums = start.attention && g.input("column_sums_before", "float32");

  const layers = decoderLayers(g, start, parts, { step, token, pages, carried });
  const logits = head(g, layers.x, parts.weights, parts.shape);
  const best = chooseTokens(g, logits, seen && parts.penalty && { factor: parts.penalty, seen });
  const chosen = where(g, finished, gather(g, start.endIds, g.scalar("int64", 0)), best);
  const nowFinished = or(g, finished, isEnd(g, chosen, start.endIds));

  g.output(not(g, all(g, nowFinished)), "bool", []);
  g.output(chosen, "int64", ["B"]);
  g.output(nowFinished, "bool", ["B"]);
  for (const page of layers.pages) {
    g.output(page.k, "float32");
    g.output(page.v, "float32");
  }
  for (const value of layers.method.carried) g.output(value, "float32");
  if (seen) g.output(markSeen(g, seen, chosen), "bool");
  const columns =
    sums &&
    layers.mass &&
    addToColumns(g, sums, layers.mass, { finished, rows: start.rows, layers: parts.shape.L });
  if (columns) g.output(columns.sums, "float32");
  g.output(g.node("Identity", [chosen]), "int64", ["B"]);
  const trace = scannedStep(g, layers, { logits, columns }, parts);
  for (const { value, type } of trace) g.output(value, type);
  return { body: g, trace };
}

/** What a step puts out where there is a trace. */
function scannedStep(
  g: Graph,
  { method, mass }: SteppedLayers,
  { logits, columns }: { logits: Value; columns: ColumnSums | undefined },
  { trace }: GraphParts,
): Scanned[] {
  if (!trace) return [];
  return [
    ...(method.trace ? scannedMethod(method.trace) : []),
    ...scannedLogits(g, logits, trace),
    ...(mass && columns ? scannedAttention(mass.image, columns.itself) : []),
  ];
}

interface StepState {
  readonly step: Value; // []: within the page
  readonly token: Value;
  readonly pages: readonly RowCache[];
  readonly carried: readonly Value[];
}

interface SteppedLayers {
  readonly x: Value; // [B, D]
  readonly method: StepResult;
  readonly pages: readonly RowCache[];
  /** Of all layers, where a trace wants it. */
  readonly mass: AttentionMass | undefined;
}

/** All layers for one new token a row, and what the method then makes of the cache. */
function decoderLayers(
  g: Graph,
  { done, rows, layers, attention }: LoopStart,
  { weights, shape, tables, method }: GraphParts,
  state: StepState,
): SteppedLayers {
  const [first] = layers;
  if (!first) throw new TypeError("A decoder has layers");
  const index = add(g, done, state.step);
  const length = add(g, dimensions(g, first.prompt.k, 4, 5), g.ints(1)); // [1]: P
  const position = add(g, length, index); // [1]
  const visible = add(g, position, g.ints(1)); // [1]: the new token sees itself
  const stepMethod = method.step(g, { index, visible }, state.carried);
  const past = dimensions(g, first.past.k, 3, 4);
  const shapes = stepShapes(g, { rows, length, past, page: unsqueeze(g, state.step, 0) }, shape);
  let x = embedding(g, weights.embedTokens, state.token); // [B, D]
  const steps: LayerStep[] = [];
  for (const [layer, layerWeights] of weights.layers.entries()) {
    const [cache, page] = [layers[layer], state.pages[layer]];
    if (!cache || !page) throw new TypeError(`Layer ${layer} has no cache`);
    const scope = g.scope(`layers.${layer}`);
    const made = { weights: layerWeights, shape, method: stepMethod };
    const step = decoderLayer(scope, layer, { x, position, tables, shapes }, { ...cache, page }, made);
    x = step.x;
    steps.push(step);
  }
  const after = stepMethod.afterLayers(
    g,
    steps.map((step) => step.attention),
    steps.map(({ result }) => result),
  );
  const pages = state.pages.map((page, layer) =>
    withRow(g.scope(`layers.${layer}`), page, after.rows[layer]),
  );
  const masses =
    attention &&
    steps.map((step, layer) => {
      const { probabilities } = step.attention;
      return attentionMass(g.scope(`layers.${layer}`), probabilities, { ...attention, length });
    });
  return { x, method: after, pages, mass: masses && stackedMass(g, masses) };
}

function withRow(g: Graph, page: RowCache, row: CachedRow | undefined): RowCache {
  if (!row) throw new TypeError("Each layer leaves a row");
  return { k: concat(g, [page.k, row.k], 3), v: concat(g, [page.v, row.v], 3) };
}

function filledPage([k, v]: readonly Value[]): RowCache {
  if (!k || !v) throw new TypeError("The loop puts out its pages");
  return { k, v };
}

/** [S, G, C, 0, d] */
const emptyPage = (g: Graph, past: Value) => slice(g, past, 3, g.ints(0), g.ints(0));

function pageInput(g: Graph, layer: number): RowCache {
  const input = (name: string) => g.input(`layers.${layer}/${name}`, "float32");
  return { k: input("page_k"), v: input("page_v") };
}

/** Takes values from the front of a list, so many at a time. */
function reader(values: readonly Value[]): (count: number) => readonly Value[] {
  let at = 0;
  return (count) => {
    at += count;
    return values.slice(at - count, at);
  };
}
