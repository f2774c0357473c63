import type { Tensor } from "onnxruntime-node";
import { DecodeError } from "../errors.ts";
import { columnSumsName, nextName } from "./carried-names.ts";

export type Outputs = Readonly<Record<string, Tensor>>;

/** What one row chose in one step, and what was measured on the way. */
export interface StepRecord {
  readonly token: number;
  readonly top?: { readonly ids: readonly number[]; readonly logits: readonly number[] };
  readonly words?: { readonly logits: readonly number[]; readonly ranks: readonly number[] };
  /** Absent for the first token, which the prompt itself gives; so is the next one. Each of all layers, in order. */
  readonly smoothing?: {
    readonly z: readonly number[];
    readonly lambdaHat: readonly number[];
    readonly lambda: readonly number[];
  };
  readonly attention?: { readonly image: readonly number[]; readonly itself: readonly number[] };
}

interface Counts {
  readonly rows: number;
  readonly layers: number;
}

/** The prefill's outputs → the first token of each row. */
export function readFirst(outputs: Outputs): StepRecord[] {
  const tokens = integers(outputs, "first");
  return Array.from(tokens, (token, row) => ({
    token: Number(token),
    ...choiceOf(outputs, "first_", row, tokens.length),
  }));
}

/** A run of the decode graph → its steps of each row, [row][step]. */
export function readSteps(outputs: Outputs, { rows, layers }: Counts): StepRecord[][] {
  const tokens = integers(outputs, "tokens"); // [steps, B]
  const perLayer = (name: string, step: number, row: number) => {
    const data = floats(outputs, name); // [steps, L·S, 1, C, …]
    return Array.from(
      { length: layers },
      (_, layer) => data[(step * layers + layer) * rows + row] ?? Number.NaN,
    );
  };
  const measured = (step: number, row: number) => ({
    ...(outputs["z"] && {
      smoothing: {
        z: perLayer("z", step, row),
        lambdaHat: perLayer("lambda_hat", step, row),
        lambda: perLayer("lambda", step, row),
      },
    }),
    ...(outputs["image_attention"] && {
      attention: {
        image: perLayer("image_attention", step, row),
        itself: perLayer("self_attention", step, row),
      },
    }),
  });
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: tokens.length / rows }, (__, step) => ({
      token: Number(tokens[step * rows + row]),
      ...choiceOf(outputs, "", step * rows + row, tokens.length),
      ...measured(step, row),
    })),
  );
}

/** What later tokens gave to each generated position so far, [row][layer][position]; undefined where nothing is traced. */
export function readColumnSums(outputs: Outputs, { rows, layers }: Counts): Float32Array[][] | undefined {
  const name = nextName(columnSumsName);
  if (!outputs[name]) return undefined;
  const data = floats(outputs, name); // [L·S, 1, C, i]
  const width = data.length / (rows * layers);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: layers }, (__, layer) => {
      const at = (layer * rows + row) * width;
      return data.slice(at, at + width);
    }),
  );
}

/** What is traced of the choice at place `at` of `count`. */
function choiceOf(
  outputs: Outputs,
  prefix: string,
  at: number,
  count: number,
): Pick<StepRecord, "top" | "words"> {
  const pair = (logits: string, ids: string) => {
    const [values, integersOf] = [floats(outputs, prefix + logits), integers(outputs, prefix + ids)];
    const width = values.length / count;
    const [from, to] = [at * width, (at + 1) * width];
    return {
      values: Array.from(values.subarray(from, to)),
      ids: Array.from(integersOf.subarray(from, to), Number),
    };
  };
  const top = outputs[`${prefix}top_ids`] && pair("top_logits", "top_ids");
  const words = outputs[`${prefix}word_ranks`] && pair("word_logits", "word_ranks");
  return {
    ...(top && { top: { ids: top.ids, logits: top.values } }),
    ...(words && { words: { logits: words.values, ranks: words.ids } }),
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
