import type { Tensor } from "onnxruntime-node";
import { DecodeError } from "../errors.ts";
import {
  columnSumsName,
  isImageName,
  methodName,
  nextName,
  pageName,
  pastNames,
  promptNames,
  seenName,
} from "./carried-names.ts";
import { appendPage, firstRows, keepRows, type PastRows, pastTensor } from "./past-rows.ts";
import type { Outputs } from "./read-steps.ts";
import { type GridSelection, type RowGrid, selectedGrid } from "./row-grid.ts";
import { selectPrompts, selectRows } from "./select-rows.ts";

type Tensors = Readonly<Record<string, Tensor>>;

/** A batch between two runs: its rows, and what the next run goes on with. */
export interface DecodeState {
  readonly grid: RowGrid;
  /** Keys and values of the prompts, by input name. */
  readonly prompt: Tensors;
  /** Keys and values of each row that are in their place, and those of the last run that are not yet, by input name. */
  readonly past: Readonly<Record<string, PastRows>>;
  readonly page: Tensors;
  /** What else each row carries, by input name. */
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
  readonly past: readonly string[];
  readonly carried: readonly string[];
}

export function carriedNames({ layers, methodValues, hasPenalty, hasAttention }: CarriedKinds): CarriedNames {
  const all = [...Array(layers).keys()];
  return {
    prompt: [
      ...all.flatMap((layer) => Object.values(promptNames(layer))),
      ...(hasAttention ? [isImageName] : []),
    ],
    past: all.flatMap((layer) => Object.values(pastNames(layer))),
    carried: [
      ...[...Array(methodValues).keys()].map(methodName),
      ...(hasPenalty ? [seenName] : []),
      ...(hasAttention ? [columnSumsName] : []),
    ],
  };
}

/** The state that the prefill leaves. `room` gives memory for so many numbers. */
export function firstState(
  outputs: Outputs,
  names: CarriedNames,
  { grid, room }: { grid: RowGrid; room: (name: string, onePosition: number) => Float32Array },
): DecodeState {
  const first = Object.entries(pick(outputs, names.past));
  return {
    grid,
    prompt: pick(outputs, names.prompt),
    past: Object.fromEntries(first.map(([name, value]) => [name, firstRows(value, room(name, value.size))])),
    page: {},
    carried: pick(outputs, names.carried),
  };
}

/** The state that a run of the decode graph leaves. */
export function nextState(outputs: Outputs, names: CarriedNames, state: DecodeState): DecodeState {
  return {
    ...state,
    page: pick(outputs, names.past, pageName),
    carried: pick(outputs, names.carried, nextName),
  };
}

/** The state of some of its rows, which takes over the memory of the one before. */
export function selectState(
  { grid, prompt, past, page, carried }: DecodeState,
  selection: GridSelection,
): DecodeState {
  const rows = (value: Tensor) => selectRows(value, grid.length, selection);
  return {
    grid: selectedGrid(grid, selection),
    prompt: mapped(prompt, (value) => selectPrompts(value, selection)),
    past: mapped(past, (value) => keepRows(value, selection)),
    page: mapped(page, rows),
    carried: mapped(carried, rows),
  };
}

/** The state with the last run's page in its place, which takes over the memory of the one before. */
export function turnPage({ past, page, ...rest }: DecodeState): DecodeState {
  const turned = (value: PastRows, name: string) => {
    const added = page[name];
    return added ? appendPage(value, added) : value;
  };
  return { ...rest, past: mapped(past, turned), page: {} };
}

/** What the graph is fed of the state, by input name. */
export const stateFeeds = ({ prompt, past, carried }: DecodeState): Tensors => ({
  ...prompt,
  ...mapped(past, pastTensor),
  ...carried,
});

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

function mapped<From, To>(
  values: Readonly<Record<string, From>>,
  change: (value: From, name: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value, name)]));
}
