import { join } from "node:path";
import { findSweep, type TracedItem, tracedItems } from "@kvsweep/sweep/ledger";
import { hasState, openState } from "../embedded/state.ts";
import { CommandError } from "../errors.ts";
import { exitCodes } from "../exit-code.ts";
import { fileProblem } from "../file-problem.ts";
import { sweepNotFound } from "../sweep-not-found.ts";
import type { Terminal } from "../terminal.ts";
import { writeWhole } from "../write-whole.ts";

export interface TracesOptions {
  /** A sweep's name or the start of its id; empty for the newest. */
  readonly sweep: string;
  readonly state: string;
  /** The folder to write. */
  readonly output: string;
}

/** Enough of a cell's id to tell a sweep's cells apart. */
const idDigits = 12;

/** Writes a sweep's traces to a folder, a file a caption, with a list of them. */
export async function traces(options: TracesOptions, terminal: Terminal): Promise<number> {
  if (!hasState(options.state)) throw sweepNotFound(options);
  await using state = await openState(options.state);
  const sweep = await findSweep(state.db, options.sweep);
  if (!sweep) throw sweepNotFound(options);
  const items = await tracedItems(state.db, sweep.id);
  if (items.length === 0) {
    throw new CommandError(
      `Cannot write traces of sweep "${sweep.name}": no caption of it was traced`,
      "Add `traces:` to the sweep file and run it; `kvsweep init` shows how.",
    );
  }
  const list = items.map((item) => ({ ...item, file: fileOf(item) }));
  try {
    for (const { key, file } of list)
      await writeWhole(join(options.output, file), await state.store.get(key));
    const lines = list.map(({ key: _, ...entry }) => `${JSON.stringify(entry)}\n`);
    await writeWhole(join(options.output, "traces.jsonl"), lines.join(""));
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause)) throw cause;
    const message = `Cannot write traces to "${options.output}": ${fileProblem(cause)}`;
    throw new CommandError(message, "Name a folder that may be written.", { cause });
  }
  terminal.say(`Wrote ${items.length} traces to ${options.output}; traces.jsonl lists them.`);
  return exitCodes.ok;
}

const fileOf = ({ cellId, sampleId }: TracedItem) =>
  join(cellId.slice(0, idDigits), `${encodeURIComponent(sampleId)}.safetensors`);
