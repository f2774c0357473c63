import { formatBytes } from "@kvsweep/core/memory";
import type { ComputeType, Provider } from "@kvsweep/core/providers";
import { planProgress } from "@kvsweep/sweep/ledger";
import { type Estimate, measuredEstimate, roughEstimate } from "../embedded/estimate.ts";
import { type PreparedSweep, prepareSweep } from "../embedded/prepare-sweep.ts";
import { duration } from "../embedded/progress-line.ts";
import { hasState, openState } from "../embedded/state.ts";
import { sweepMemory } from "../embedded/sweep-memory.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

export interface PlanOptions {
  readonly file: string;
  readonly state: string;
  readonly rows: number | undefined;
  /** Most bytes of the model's process. */
  readonly memory: number | undefined;
  /** Processor threads that a run would have. */
  readonly threads: number;
  readonly provider: Provider;
  /** Default "float32". */
  readonly dtype?: ComputeType;
  readonly keepPacked?: boolean | undefined;
  readonly json: boolean;
  readonly bundled: string;
}

/** A dry run: what a sweep consists of, what is done, and how long the rest may take. Decodes nothing. */
export async function plan(options: PlanOptions, terminal: Terminal): Promise<number> {
  const sweep = await prepareSweep(options.file, options);
  const peakMemoryBytes = await sweepMemory(sweep, options);
  const { done, failed, estimate } = await lookUp(sweep, options);
  const { name, id, cells, samples, units } = sweep.plan;
  const captions = captionCount(sweep);
  const pending = captions - done - failed;
  if (options.json) {
    const body = {
      id,
      name,
      cells: Array.from(cells, ({ identity: _, ...cell }) => cell),
      captions,
      done,
      failed,
      pending,
      units: units.length,
      estimate,
      peakMemoryBytes,
    };
    terminal.print(`${JSON.stringify(body, null, 2)}\n`);
    return exitCodes.ok;
  }
  terminal.print(
    `Sweep "${name}" (${id.slice(0, 8)}): ${cells.length} cells, ${captions} captions in ${units.length} units\n`,
  );
  for (const { label, model, benchmark } of cells) {
    const count = samples.find((each) => each.benchmark === benchmark)?.sampleIds.length ?? 0;
    terminal.print(`  ${label.padEnd(28)} ${model} × ${benchmark} (${count} images)\n`);
  }
  terminal.print(
    `${done} captions are done, ${failed} failed, ${pending} pending: ${timeLeft(pending, estimate)}\n`,
  );
  terminal.print(`Peak memory of the model's process: about ${formatBytes(peakMemoryBytes)}.\n`);
  return exitCodes.ok;
}

function captionCount({ plan: { cells, samples } }: PreparedSweep): number {
  const perBenchmark = new Map(samples.map(({ benchmark, sampleIds }) => [benchmark, sampleIds.length]));
  let count = 0;
  for (const { benchmark } of cells) count += perBenchmark.get(benchmark) ?? 0;
  return count;
}

async function lookUp(
  sweep: PreparedSweep,
  { state: folder, threads }: PlanOptions,
): Promise<{ done: number; failed: number; estimate: Estimate }> {
  const captions = captionCount(sweep);
  if (!hasState(folder)) return { done: 0, failed: 0, estimate: roughEstimate(sweep, captions) };
  await using state = await openState(folder);
  const { done, failed, pending } = await planProgress(state.db, sweep.plan);
  const share = pending / captions;
  const measured = await measuredEstimate(state.db, sweep, { share, threads });
  return { done, failed, estimate: measured ?? roughEstimate(sweep, pending) };
}

function timeLeft(pending: number, { seconds, timings }: Estimate): string {
  if (pending === 0) return "nothing to decode.";
  return timings > 0
    ? `about ${duration(seconds)} on this machine, from ${timings} timings of its batches.`
    : `very roughly ${duration(seconds)}; nothing was timed here yet.`;
}
