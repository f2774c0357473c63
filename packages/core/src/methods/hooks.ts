import type { PromptRows } from "../layers/causal-attention.ts";
import type { CachedRow, StepAttention } from "../layers/step-attention.ts";
import type { Graph, Value } from "../onnx/graph.ts";

/** One decode step: `index` [] counts from 0, `visible` [1] is how many keys each row attends to. */
export interface Step {
  readonly index: Value;
  readonly visible: Value;
}

/** What a method shows of a step, where a trace asks for it. Each [L·S, 1, C, 1, 1]. */
export interface MethodTrace {
  /** Row entropy, in nats. */
  readonly z: Value;
  /** Rank of the entropy among recent ones, before the clip. */
  readonly lambdaHat: Value;
  /** The weight that was applied. */
  readonly lambda: Value;
}

/** What a method does with one layer's attention. */
export interface LayerResult {
  /** [S, G, C, R, d]: the attention output that goes on into this step. */
  readonly o: Value;
  /** What the method wants to see again after the last layer. */
  readonly seen: readonly Value[];
}

/** What a method makes of a step, once all layers are through. */
export interface StepResult {
  /** What goes into each layer's cache. */
  readonly rows: readonly CachedRow[];
  /** The next step's carried values, in the order of `initial`. */
  readonly carried: readonly Value[];
  readonly trace?: MethodTrace;
}

/** A method's part in one step. */
export interface StepMethod {
  readonly afterAttention: (g: Graph, layer: number, attention: StepAttention) => LayerResult;
  readonly afterLayers: (g: Graph, rows: readonly CachedRow[], results: readonly LayerResult[]) => StepResult;
}

/** What the prompt leaves of one layer to a method: its last row, and what it may ask for besides. */
export interface PromptEnd extends CachedRow {
  readonly o: Value; // [S, G, C, R, d]
  /** The last row's key before rotation. Adds nodes to the graph, as the next one does. */
  readonly unrotatedK: () => Value; // [S, G, C, 1, d]
  /** Entropies of all prompt positions. */
  readonly entropies: () => Value; // [S, P]
}

/** What the prompt's rows become, and what the first generated row is blended with. */
export interface RewrittenPrompt {
  readonly k: Value; // [S, G, P, d], rotated
  readonly v: Value; // [S, G, P, d]
  readonly predecessor: {
    readonly k: Value; // [S, G, 1, d]
    readonly v: Value;
    readonly unrotatedK: Value;
  };
}

/** A method's part in the graph. Its per-row parameters became graph inputs when it was made. */
export interface MethodHook {
  /** Rewrites what the prompt left in a layer's cache, if the method does that. */
  readonly rewritePrompt?: (g: Graph, layer: number, rows: PromptRows) => RewrittenPrompt;
  /** What the loop carries for the method, as it is before the first step; `last` has an entry a layer. */
  readonly initial: (g: Graph, last: readonly PromptEnd[]) => readonly Value[];
  readonly step: (g: Graph, step: Step, carried: readonly Value[]) => StepMethod;
}

/** The identity: greedy decoding without any method. */
export const noMethod: MethodHook = {
  initial: () => [],
  step: () => ({
    afterAttention: (_g, _layer, { o }) => ({ o, seen: [] }),
    afterLayers: (_g, rows) => ({ rows, carried: [] }),
  }),
};
