import type { StepAttention, StepRows } from "../layers/step-attention.ts";
import type { Graph, Value } from "../onnx/graph.ts";

/** What a method shows of one layer's step, where a trace asks for it. Each [S, 1, C, 1, 1]. */
export interface LayerTrace {
  /** Row entropy, in nats. */
  readonly z: Value;
  /** Rank of the entropy among recent ones, before the clip. */
  readonly lambdaHat: Value;
  /** The weight that was applied. */
  readonly lambda: Value;
}

/** What a method makes of one layer's step. */
export interface HookResult {
  /** `o` goes on into this step; `k` and `v` go into the cache. */
  readonly rows: StepRows;
  /** The next step's carried values, in the order of `initial`. */
  readonly carried: readonly Value[];
  readonly trace?: LayerTrace;
}

/** One decode step: `index` [] counts from 0, `visible` [1] is how many keys each row attends to. */
export interface Step {
  readonly index: Value;
  readonly visible: Value;
}

/** A method's part in one layer of one step. */
export type LayerMethod = (
  g: Graph,
  layer: number,
  attention: StepAttention,
  carried: readonly Value[],
) => HookResult;

/** A method's part in the graph. Its per-row parameters became graph inputs when it was made. */
export interface MethodHook {
  /** Values that the loop carries for a layer, as they are before the first step; `last` is the prompt's last row. */
  readonly initial: (g: Graph, last: StepRows) => readonly Value[];
  /** Called once a step, before the layers. */
  readonly step: (g: Graph, step: Step) => LayerMethod;
}

/** The identity: greedy decoding without any method. */
export const noMethod: MethodHook = {
  initial: () => [],
  step:
    () =>
    (_g, _layer, { k, v, o }) => ({ rows: { k, v, o }, carried: [] }),
};
