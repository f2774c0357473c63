import { Tensor } from "onnxruntime-node";
import { Session } from "../generate/session.ts";
import type { DataType } from "../onnx/data-type.ts";
import { Graph, type Value } from "../onnx/graph.ts";

/** A tensor that a graph gave. */
export interface Evaluated {
  readonly dims: readonly number[];
  readonly values: readonly number[];
}

export interface EvaluateOptions {
  /** Where the weights' files lie. */
  readonly folder?: string;
  /** Values of the graph's inputs. */
  readonly feeds?: Readonly<Record<string, Tensor>>;
}

/** Builds a graph, of constants mostly, runs it in onnxruntime, and gives its value. */
export async function evaluate(
  build: (g: Graph) => Value,
  type: DataType = "float32",
  options: EvaluateOptions = {},
): Promise<Evaluated> {
  const [only] = await evaluateAll((g) => [build(g)], type, options);
  if (!only) throw new Error("The graph gave nothing");
  return only;
}

/** The same for several values of one type. */
export async function evaluateAll(
  build: (g: Graph) => readonly Value[],
  type: DataType = "float32",
  { folder = ".", feeds = {} }: EvaluateOptions = {},
): Promise<Evaluated[]> {
  const g = Graph.create();
  const names = build(g).map((value, place) => {
    g.output(value, type, undefined, `result_${place}`);
    return `result_${place}`;
  });
  const session = await Session.open(g.toBytes(), folder, { threads: 1 });
  const outputs = await session.run(feeds);
  const found = names.map((name) => {
    const output = outputs[name];
    if (!(output instanceof Tensor)) throw new Error(`The graph gave no ${name}`);
    return { dims: output.dims, values: Array.from(output.data, Number) };
  });
  await session.close();
  return found;
}
