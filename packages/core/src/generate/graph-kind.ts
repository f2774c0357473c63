import type { Method } from "../methods/method.ts";
import { requiredSmoothing } from "../methods/smoothing.ts";
import { byPrompt } from "./by-prompt.ts";
import type { TraceOptions } from "./trace-parts.ts";

/** What a batch asks of its graphs besides its methods. */
export interface GraphOptions extends Required<TraceOptions> {
  readonly hasPenalty: boolean;
}

/** Graphs that decode and no more. */
export const plainGraph: GraphOptions = {
  traceTopK: 0,
  traceWords: false,
  traceAttention: false,
  hasPenalty: false,
};

/** Names the graphs that serve the methods; each name has a compiled generator of its own. */
export function graphKind(methods: readonly Method[], graph: GraphOptions): string {
  const { traceTopK, traceWords, traceAttention, hasPenalty } = graph;
  return [
    requiredSmoothing(methods),
    ...(traceTopK > 0 ? [`top ${traceTopK}`] : []),
    ...(traceWords ? ["words"] : []),
    ...(traceAttention ? ["attention"] : []),
    ...(hasPenalty ? ["penalty"] : []),
  ].join(", ");
}

/** The graphs that a captioner has once it has decoded the methods: the plain ones are always opened. */
export function graphKinds(methods: readonly Method[], graph = plainGraph): Set<string> {
  const groups = byPrompt(methods).map((group) => graphKind(group.methods, graph));
  return new Set([graphKind([], { ...plainGraph, hasPenalty: graph.hasPenalty }), ...groups]);
}
