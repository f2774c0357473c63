import { type ResultsFormat, renderResults } from "@kvsweep/metrics";
import { parseSweepFile } from "@kvsweep/sweep";
import { findSweep, sweepProgress } from "@kvsweep/sweep/ledger";
import { loadBenchmark } from "../embedded/load-benchmark.ts";
import { score } from "../embedded/score.ts";
import { hasState, openState } from "../embedded/state.ts";
import { CommandError } from "../errors.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

export interface ResultsOptions {
  /** A sweep's name or the start of its id; empty for the newest. */
  readonly sweep: string;
  readonly state: string;
  readonly format: ResultsFormat;
  readonly bundled: string;
}

/** Prints a sweep's results, as far as it is. */
export async function results(options: ResultsOptions, terminal: Terminal): Promise<number> {
  if (!hasState(options.state)) throw nothingThere(options);
  await using state = await openState(options.state);
  const sweep = await findSweep(state.db, options.sweep);
  if (!sweep) throw nothingThere(options);
  const { file } = parseSweepFile(sweep.file, sweep.name);
  const benchmarks = await Promise.all(file.benchmark.map((name) => loadBenchmark(name, options.bundled)));
  const scored = await score({ state, sweepId: sweep.id, benchmarks, statistics: file.statistics });
  terminal.print(renderResults(scored, options.format));
  const { pending } = await sweepProgress(state.db, sweep.id);
  if (pending > 0) terminal.say(`${pending} captions are still pending; \`kvsweep run\` goes on with them.`);
  return exitCodes.ok;
}

function nothingThere({ sweep, state }: ResultsOptions): CommandError {
  const which = sweep ? `sweep "${sweep}"` : "a sweep";
  return new CommandError(
    `Cannot find ${which} in ${state}: none has run there`,
    "Run `kvsweep status` to see which sweeps there are.",
  );
}
