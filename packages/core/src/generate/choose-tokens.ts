import type { Graph, Value } from "../onnx/graph.ts";
import {
  argMax,
  concat,
  dimensions,
  divide,
  equal,
  expand,
  gather,
  less,
  multiply,
  reshape,
  splitEvenly,
  unsqueeze,
  where,
} from "../onnx/operators.ts";
import { repeatRows } from "./repeat-rows.ts";

/** Hugging Face's repetition penalty, as values of a graph. */
export interface Penalty {
  /** What the logits of seen tokens are divided by, or multiplied with where they are negative. [1] */
  readonly factor: Value;
  /** Which tokens count as repeated. [B, V], bool */
  readonly seen: Value;
}

/** The first of the largest logits, after the penalty if there is one. logits [B, V] → [B] */
export const chooseTokens = (g: Graph, logits: Value, penalty: Penalty | undefined) =>
  argMax(g, penalty ? penalised(g, logits, penalty) : logits);

/** RepetitionPenaltyLogitsProcessor of transformers: each seen token once, however often it was seen. */
function penalised(g: Graph, logits: Value, { factor, seen }: Penalty): Value {
  const isNegative = less(g, logits, g.scalar("float32", 0));
  const lowered = where(g, isNegative, multiply(g, logits, factor), divide(g, logits, factor));
  return where(g, seen, lowered, logits);
}

/** seen [B, V], tokens [B] → [B, V] */
export const markSeen = (g: Graph, seen: Value, tokens: Value) =>
  scatterTrue(g, seen, unsqueeze(g, tokens, 1));

export interface PromptTokens {
  readonly ids: Value; // [S, P]
  readonly imageToken: number;
  readonly vocabulary: number;
  readonly configurations: Value; // [1]: C
  /** Whether the prompt's tokens count as well. [], bool */
  readonly countsPrompt: Value;
}

/** What counts as seen when the first token is chosen. [B, V] */
export function promptSeen(g: Graph, prompt: PromptTokens): Value {
  const { ids, imageToken, vocabulary, configurations, countsPrompt } = prompt;
  const S = dimensions(g, ids, 0, 1);
  const none = expand(g, g.constant("bool", [0], [1, 1]), concat(g, [S, g.ints(vocabulary)], 0));
  const seen = g.node("And", [
    scatterTrue(g, none, insideVocabulary(g, ids, imageToken, vocabulary)),
    countsPrompt,
  ]);
  return repeatRows(g, seen, configurations, vocabulary);
}

/** As the graphs hand it on: images first, configurations third. seen [B, V], rows [2] (S, C) → [S, 1, C, V] */
export function seenByRow(g: Graph, seen: Value, rows: Value, vocabulary: number): Value {
  const [S, C] = splitEvenly(g, rows, 0, 2);
  if (!S || !C) throw new TypeError("rows holds two sizes");
  return reshape(g, seen, concat(g, [S, g.ints(1), C, g.ints(vocabulary)], 0));
}

/** An image token that the vocabulary does not know is no word to repeat; the prompt's first token stands for it. */
function insideVocabulary(g: Graph, ids: Value, imageToken: number, vocabulary: number): Value {
  if (imageToken >= 0 && imageToken < vocabulary) return ids;
  const first = gather(g, ids, g.ints(0), 1); // [S, 1]
  return where(g, equal(g, ids, g.scalar("int64", imageToken)), first, ids);
}

function scatterTrue(g: Graph, seen: Value, ids: Value): Value {
  const yes = expand(g, g.constant("bool", [1], [1, 1]), g.node("Shape", [ids]));
  return g.node("ScatterElements", [seen, ids, yes], { axis: 1 });
}
