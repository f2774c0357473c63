import { relative } from "node:path";
import { type ComputeType, checkProvider, type Provider, thisMachine } from "@kvsweep/core/providers";
import { type Results, renderResults } from "@kvsweep/metrics";
import { recordSweep, type SweepProgress, sweepProgress } from "@kvsweep/sweep/ledger";
import { ModelChild } from "@kvsweep/worker";
import { decodeSweep } from "../embedded/decode-sweep.ts";
import { listenForInterrupts } from "../embedded/interrupts.ts";
import { prepareSweep } from "../embedded/prepare-sweep.ts";
import { duration, progressLine } from "../embedded/progress-line.ts";
import { score } from "../embedded/score.ts";
import { hasState, openState, stateFolders } from "../embedded/state.ts";
import { sweepMemory } from "../embedded/sweep-memory.ts";
import { writeResults } from "../embedded/write-results.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

export interface RunOptions {
  readonly file: string;
  readonly state: string;
  readonly threads: number;
  readonly provider: Provider;
  /** Default "float32". */
  readonly dtype?: ComputeType;
  /** LD_LIBRARY_PATH. */
  readonly libraryPath?: string | undefined;
  readonly rows: number | undefined;
  /** Most bytes of the model's process. */
  readonly memory: number | undefined;
  /** Whether `cache` keeps packed weights. Default: no. */
  readonly keepPacked?: boolean | undefined;
  readonly json: boolean;
  readonly bundled: string;
  /** Where what is known of models is remembered. */
  readonly cache?: string | undefined;
}

/** Runs a sweep on this machine from its file to its table; goes on where an earlier run stopped. */
export async function run(options: RunOptions, terminal: Terminal): Promise<number> {
  checkProvider(options.provider, thisMachine(options.libraryPath));
  const sweep = await prepareSweep(options.file, options);
  await sweepMemory(sweep, options);
  const { provider, threads, dtype = "float32", memory, cache, keepPacked } = options;
  await using child = new ModelChild({ provider, threads, dtype, memory, cache, keepPacked });
  // Where nothing is decoded yet, the model can be opened while the database is made.
  const [firstModel] = sweep.models;
  if (firstModel && !hasState(options.state)) child.warm(firstModel.folder);
  await using state = await openState(options.state);
  await recordSweep(state.db, sweep.plan);
  const before = await sweepProgress(state.db, sweep.plan.id);
  terminal.say(opening(sweep.plan.name, sweep.plan.cells.length, before));
  const start = performance.now();
  using interrupts = listenForInterrupts(terminal.say);
  if (before.pending > 0) {
    using progress = progressLine(before.expected, before.expected - before.pending);
    await decodeSweep({ state, sweep, threads: options.threads, child, drain: interrupts.drain, progress });
  }
  const after = await sweepProgress(state.db, sweep.plan.id);
  if (after.pending > 0) return interrupted(after, options, terminal);
  if (before.pending > 0) {
    terminal.say(`Decoded ${before.pending} captions in ${duration((performance.now() - start) / 1000)}.`);
  }
  const { benchmarks, file } = sweep;
  const results = await score({ state, sweepId: sweep.plan.id, benchmarks, statistics: file.statistics });
  const folder = await writeResults(options.state, results);
  report(results, after, { folder, options, terminal });
  return after.failed > 0 ? exitCodes.someFailed : exitCodes.ok;
}

function opening(name: string, cells: number, { expected, done, failed, pending }: SweepProgress): string {
  const size = `Sweep "${name}": ${cells} cells, ${expected} captions`;
  if (pending === expected) return `${size}.`;
  if (pending > 0) return `${size}, ${done} of them already there; going on with the other ${pending}.`;
  if (failed > 0) return `${size}: ${done} already there, ${failed} failed; nothing to decode.`;
  return `${size}: all were already there, nothing to decode.`;
}

function interrupted({ done, expected }: SweepProgress, { file }: RunOptions, { say }: Terminal): number {
  say(`Stopped with ${done} of ${expected} captions kept. Go on with: kvsweep run ${file}`);
  return exitCodes.interrupted;
}

interface Report {
  readonly folder: string;
  readonly options: RunOptions;
  readonly terminal: Terminal;
}

function report(results: Results, { failed }: SweepProgress, { folder, options, terminal }: Report): void {
  terminal.print(renderResults(results, options.json ? "json" : "table"));
  if (failed > 0) {
    terminal.say(
      `${failed} captions failed; \`kvsweep status --failed\` names them, \`kvsweep retry\` runs them again.`,
    );
  }
  const { captions, database } = stateFolders(options.state);
  const here = (path: string) => relative(process.cwd(), path) || ".";
  terminal.say(`Captions: ${here(captions)}  Database: ${here(database)}  Results: ${here(folder)}`);
}
