import type { Tensor } from "onnxruntime-node";
import { DecodeError } from "../errors.ts";

export type Outputs = Readonly<Record<string, Tensor>>;

/** What one row chose in one step, and what was measured on the way. */
export interface StepRecord {
  readonly token: number;
  readonly top?: { readonly ids: readonly number[]; readonly logits: readonly number[] };
  /** Of all layers, in order. Absent for the first token, which the prompt itself gives. */
  readonly smoothing?: {
    readonly z: readonly number[];
    readonly lambdaHat: readonly number[];
    readonly lambda: readonly number[];
  };
}

/** The prefill's outputs → the first token of each row. */
export function readFirst(outputs: Outputs): StepRecord[] {
  const tokens = integers(outputs, "first");
  const rows = tokens.length;
  return Array.from(tokens, (token, row) => ({
    token: Number(token),
    ...topOf(outputs, "first_", row, rows),
  }));
}

/** A run of the decode graph → its steps of each row, [row][step]. */
export function readSteps(
  outputs: Outputs,
  { rows, layers }: { rows: number; layers: number },
): StepRecord[][] {
  const tokens = integers(outputs, "tokens"); // [steps, B]
  const measured = outputs["z"] !== undefined;
  const perLayer = (name: string, step: number, row: number) => {
    const data = floats(outputs, name); // [steps, L·S, 1, C, 1, 1]
    return Array.from(
      { length: layers },
      (_, layer) => data[(step * layers + layer) * rows + row] ?? Number.NaN,
    );
  };
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: tokens.length / rows }, (__, step) => ({
      token: Number(tokens[step * rows + row]),
      ...(measured && {
        ...topOf(outputs, "", step * rows + row, tokens.length),
        smoothing: {
          z: perLayer("z", step, row),
          lambdaHat: perLayer("lambda_hat", step, row),
          lambda: perLayer("lambda", step, row),
        },
      }),
    })),
  );
}

/** The largest logits at place `at` of `count`, where there are any. */
function topOf(outputs: Outputs, prefix: string, at: number, count: number): Pick<StepRecord, "top"> {
  if (outputs[`${prefix}top_ids`] === undefined) return {};
  const [ids, logits] = [integers(outputs, `${prefix}top_ids`), floats(outputs, `${prefix}top_logits`)];
  const k = ids.length / count;
  return {
    top: {
      ids: Array.from(ids.subarray(at * k, (at + 1) * k), Number),
      logits: Array.from(logits.subarray(at * k, (at + 1) * k)),
    },
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
