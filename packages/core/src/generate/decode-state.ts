import type { Tensor } from "onnxruntime-node";
import { DecodeError } from "../errors.ts";
import {
  columnSumsName,
  isImageName,
  methodName,
  nextName,
  pastNames,
  promptNames,
  seenName,
} from "./carried-names.ts";
import type { Outputs } from "./read-steps.ts";
import { type GridSelection, type RowGrid, selectedGrid } from "./row-grid.ts";
import { selectPrompts, selectRows } from "./select-rows.ts";

type Tensors = Readonly<Record<string, Tensor>>;

/** A batch between two runs: its rows, and what the next run goes on with. */
export interface DecodeState {
  readonly grid: RowGrid;
  /** Keys and values of the prompts, by input name. */
  readonly prompt: Tensors;
  /** What each row carries, by input name. */
  readonly carried: Tensors;
}

export interface CarriedKinds {
  readonly layers: number;
  /** How many values the method carries. */
  readonly methodValues: number;
  readonly hasPenalty: boolean;
  /** Whether a trace wants the attention. */
  readonly hasAttention: boolean;
}

/** Names of what a model's graphs hand on. */
export interface CarriedNames {
  readonly prompt: readonly string[];
  readonly carried: readonly string[];
}

export function carriedNames({ layers, methodValues, hasPenalty, hasAttention }: CarriedKinds): CarriedNames {
  const all = [...Array(layers).keys()];
  return {
    prompt: [
      ...all.flatMap((layer) => Object.values(promptNames(layer))),
      ...(hasAttention ? [isImageName] : []),
    ],
    carried: [
      ...all.flatMap((layer) => Object.values(pastNames(layer))),
      ...[...Array(methodValues).keys()].map(methodName),
      ...(hasPenalty ? [seenName] : []),
      ...(hasAttention ? [columnSumsName] : []),
    ],
  };
}

/** The state that the prefill leaves. */
export function firstState(outputs: Outputs, names: CarriedNames, grid: RowGrid): DecodeState {
  return { grid, prompt: pick(outputs, names.prompt), carried: pick(outputs, names.carried) };
}

/** The state that a run of the decode graph leaves. */
export function nextState(outputs: Outputs, names: CarriedNames, { grid, prompt }: DecodeState): DecodeState {
  return { grid, prompt, carried: pick(outputs, names.carried, nextName) };
}

/** The state of some of its rows. */
export function selectState({ grid, prompt, carried }: DecodeState, selection: GridSelection): DecodeState {
  return {
    grid: selectedGrid(grid, selection),
    prompt: mapped(prompt, (value) => selectPrompts(value, selection)),
    carried: mapped(carried, (value) => selectRows(value, grid.length, selection)),
  };
}

function pick(
  outputs: Outputs,
  names: readonly string[],
  from: (name: string) => string = (name) => name,
): Tensors {
  return Object.fromEntries(
    names.map((name) => {
      const value = outputs[from(name)];
      if (value) return [name, value];
      throw new DecodeError(
        `Cannot go on decoding: the model's output "${from(name)}" is missing`,
        "This is a bug; please report it.",
      );
    }),
  );
}

function mapped(tensors: Tensors, change: (value: Tensor) => Tensor): Tensors {
  return Object.fromEntries(Object.entries(tensors).map(([name, value]) => [name, change(value)]));
}
