import { formatBytes } from "@kvsweep/core/memory";
import { planProgress, secondsPerCaption } from "@kvsweep/sweep/ledger";
import { type PreparedSweep, prepareSweep } from "../embedded/prepare-sweep.ts";
import { duration } from "../embedded/progress-line.ts";
import { roughSeconds } from "../embedded/rough-seconds.ts";
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
  readonly json: boolean;
  readonly bundled: string;
}

interface Estimate {
  readonly seconds: number;
  /** "measured" from captions decoded with this model on this machine, or "rough" from its size. */
  readonly basis: "measured" | "rough";
}

/** A dry run: what a sweep consists of, what is done, and how long the rest may take. Decodes nothing. */
export async function plan(options: PlanOptions, terminal: Terminal): Promise<number> {
  const sweep = await prepareSweep(options.file, options);
  const peakMemoryBytes = await sweepMemory(sweep, options.memory);
  const { done, failed, estimate } = await lookUp(sweep, options.state);
  const { name, id, cells, samples, units } = sweep.plan;
  const captions = captionCount(sweep);
  const pending = captions - done - failed;
  if (options.json) {
    const body = {
      id,
      name,
      cells: cells.map(({ identity: _, ...cell }) => cell),
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
  return cells.reduce((sum, { benchmark }) => sum + (perBenchmark.get(benchmark) ?? 0), 0);
}

async function lookUp(
  sweep: PreparedSweep,
  folder: string,
): Promise<{ done: number; failed: number; estimate: Estimate }> {
  const rough = (): Estimate => ({ seconds: roughSeconds(sweep, captionCount(sweep)), basis: "rough" });
  if (!hasState(folder)) return { done: 0, failed: 0, estimate: rough() };
  await using state = await openState(folder);
  const { done, failed, pending } = await planProgress(state.db, sweep.plan);
  const perCaption = await Promise.all(
    sweep.models.map(({ fingerprint }) =>
      secondsPerCaption(state.db, { modelFingerprint: fingerprint, provider: "cpu" }),
    ),
  );
  const measured = perCaption.filter((seconds) => seconds !== undefined);
  if (measured.length < perCaption.length) return { done, failed, estimate: rough() };
  const mean = measured.reduce((sum, seconds) => sum + seconds, 0) / measured.length;
  return { done, failed, estimate: { seconds: mean * pending, basis: "measured" } };
}

function timeLeft(pending: number, { seconds, basis }: Estimate): string {
  if (pending === 0) return "nothing to decode.";
  return basis === "measured"
    ? `about ${duration(seconds)} on this machine.`
    : `very roughly ${duration(seconds)}; nothing was timed here yet.`;
}
