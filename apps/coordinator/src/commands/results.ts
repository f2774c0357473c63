import { type Results, type ResultsFormat, renderResults } from "@kvsweep/metrics";
import { loadBenchmark, parseSweepFile } from "@kvsweep/sweep";
import { findSweep, sweepProgress } from "@kvsweep/sweep/ledger";
import { SweepSummary } from "../api/contract.ts";
import { type ApiAddress, ApiClient, sweepPath } from "../client/api-client.ts";
import { score } from "../embedded/score.ts";
import { hasState, openState } from "../embedded/state.ts";
import { CommandError } from "../errors.ts";
import { exitCodes } from "../exit-code.ts";
import { fileProblem } from "../file-problem.ts";
import { sweepNotFound } from "../sweep-not-found.ts";
import type { Terminal } from "../terminal.ts";
import { writeWhole } from "../write-whole.ts";

export interface ResultsOptions {
  /** A sweep's name or the start of its id; empty for the newest. */
  readonly sweep: string;
  readonly state: string;
  /** Asked instead of the state folder. */
  readonly server?: ApiAddress | undefined;
  readonly format: ResultsFormat | "parquet";
  /** The file to write; undefined prints. */
  readonly output?: string | undefined;
  /** With LaTeX: intervals behind the values. */
  readonly intervals?: boolean | undefined;
  readonly bundled: string;
}

/** Prints a sweep's results, or writes them to a file, as far as it is. */
export async function results(options: ResultsOptions, terminal: Terminal): Promise<number> {
  checkOutput(options);
  if (options.server) return askedResults(options.server, options, terminal);
  if (!hasState(options.state)) throw sweepNotFound(options);
  await using state = await openState(options.state);
  const sweep = await findSweep(state.db, options.sweep);
  if (!sweep) throw sweepNotFound(options);
  const { file } = parseSweepFile(sweep.file, sweep.name);
  const benchmarks = await Promise.all(file.benchmark.map((name) => loadBenchmark(name, options.bundled)));
  const scored = await score({ state, sweepId: sweep.id, benchmarks, statistics: file.statistics });
  await deliver(await render(scored, options), options, terminal);
  const { pending } = await sweepProgress(state.db, sweep.id);
  if (pending > 0) terminal.say(`${pending} captions are still pending; \`kvsweep run\` goes on with them.`);
  return exitCodes.ok;
}

async function askedResults(
  server: ApiAddress,
  options: ResultsOptions,
  terminal: Terminal,
): Promise<number> {
  const { sweep, format, intervals = false } = options;
  const client = new ApiClient(server);
  const query = { format, intervals: String(intervals) };
  const rendered = await client.bytes({ path: sweepPath(sweep, "/results"), query });
  await deliver(format === "parquet" ? rendered : new TextDecoder().decode(rendered), options, terminal);
  const { pending } = await client.json({ path: sweepPath(sweep) }, SweepSummary);
  if (pending > 0)
    terminal.say(`${pending} captions are still pending; \`kvsweep watch\` shows how it goes.`);
  return exitCodes.ok;
}

async function deliver(
  rendered: string | Uint8Array,
  { output }: ResultsOptions,
  terminal: Terminal,
): Promise<void> {
  if (output !== undefined) await write(output, rendered, terminal);
  else terminal.print(String(rendered));
}

/** Before the work is done: what cannot be printed, and what has nothing to do with the format. */
function checkOutput({ format, output, intervals }: ResultsOptions): void {
  if (format === "parquet" && output === undefined) {
    throw new CommandError(
      "Cannot print Parquet: it is no text",
      "Name the file to write with --output FILE.",
    );
  }
  if (intervals && format !== "latex") {
    throw new CommandError(
      `Cannot use --intervals with --format ${format}: it is for latex`,
      "Leave it out: the other formats have intervals anyway.",
    );
  }
}

/** Parquet's library is loaded only where it is needed. */
async function render(
  scored: Results,
  { format, intervals = false }: ResultsOptions,
): Promise<string | Uint8Array> {
  if (format !== "parquet") return renderResults(scored, format, { intervals });
  const { renderParquet } = await import("@kvsweep/metrics/parquet");
  return renderParquet(scored);
}

async function write(output: string, content: string | Uint8Array, terminal: Terminal): Promise<void> {
  try {
    await writeWhole(output, content);
  } catch (cause) {
    const message = `Cannot write "${output}": ${fileProblem(cause)}`;
    throw new CommandError(message, "Name a file in a folder that may be written.", { cause });
  }
  terminal.say(`Wrote ${output}`);
}
