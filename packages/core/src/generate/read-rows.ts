import type { Tensor } from "onnxruntime-node";
import { DecodeError } from "../errors.ts";
import type { Method } from "../methods/method.ts";
import { smoothedLayers } from "../methods/smoothed-layers.ts";
import type { GeneratedRow, RowTrace } from "./generated-row.ts";

type Outputs = Readonly<Record<string, Tensor>>;

interface Layout {
  /** Rows of the batch, B = S·C. */
  readonly rows: number;
  readonly layers: number;
  readonly endIds: readonly number[];
}

/** The generation graph's outputs → its rows, in order. `methodOf` is the method of a row. */
export function readRows(
  outputs: Outputs,
  layout: Layout,
  methodOf: (row: number) => Method,
): GeneratedRow[] {
  const first = integers(outputs, "first");
  const later = integers(outputs, "tokens");
  const steps = later.length / layout.rows;
  return Array.from({ length: layout.rows }, (_, row) => {
    const chosen = [
      first[row],
      ...Array.from({ length: steps }, (_, step) => later[step * layout.rows + row]),
    ];
    const all = chosen.map(Number);
    const end = all.findIndex((id) => layout.endIds.includes(id));
    const ids = end < 0 ? all : all.slice(0, end + 1);
    const trace =
      outputs["z"] && readTrace(outputs, layout, { row, tokens: ids.length, method: methodOf(row) });
    return { ids, finishReason: end < 0 ? "length" : "eos", ...(trace && { trace }) };
  });
}

function readTrace(
  outputs: Outputs,
  { rows, layers: L }: Layout,
  { row, tokens, method }: { row: number; tokens: number; method: Method },
): RowTrace {
  const reported =
    method.method === "greedy" ? Array.from({ length: L }, (_, l) => l) : smoothedLayers(method, L);
  const steps = Array.from({ length: tokens - 1 }, (_, step) => step);
  const perLayer = (name: string) => {
    const data = floats(outputs, name); // [steps, L, B]
    return steps.map((step) => reported.map((layer) => data[(step * L + layer) * rows + row] ?? Number.NaN));
  };
  const topK = (name: "top_ids" | "top_logits") => {
    const read = name === "top_ids" ? integers : floats;
    const firstData = read(outputs, `first_${name}`);
    const data = read(outputs, name);
    const k = firstData.length / rows;
    const part = (values: ArrayLike<number | bigint>, at: number) =>
      Array.from({ length: k }, (_, i) => Number(values[at * k + i]));
    return [part(firstData, row), ...steps.map((step) => part(data, step * rows + row))];
  };
  const smoothed = method.method === "greedy" ? null : true;
  return {
    layers: reported,
    z: perLayer("z"),
    lambdaHat: smoothed && perLayer("lambda_hat"),
    lambda: smoothed && perLayer("lambda"),
    topIds: topK("top_ids"),
    topLogits: topK("top_logits"),
  };
}

function integers(outputs: Outputs, name: string): BigInt64Array {
  const data = outputs[name]?.data;
  if (!(data instanceof BigInt64Array)) throw missing(name);
  return data;
}

function floats(outputs: Outputs, name: string): Float32Array {
  const data = outputs[name]?.data;
  if (!(data instanceof Float32Array)) throw missing(name);
  return data;
}

function missing(name: string): DecodeError {
  return new DecodeError(
    `Cannot read the model's outputs: "${name}" is missing`,
    "This is a bug; please report it.",
  );
}
