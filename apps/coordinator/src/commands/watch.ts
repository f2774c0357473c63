import { setTimeout as delay } from "node:timers/promises";
import { SweepSummary } from "../api/contract.ts";
import { type ApiAddress, ApiClient, sweepPath } from "../client/api-client.ts";
import { ApiError } from "../client/api-error.ts";
import { sweepLine } from "../client/sweep-line.ts";
import { listenForInterrupts } from "../embedded/interrupts.ts";
import { progressLine } from "../embedded/progress-line.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

export interface WatchOptions {
  readonly server: ApiAddress;
  /** A sweep's name or the start of its id; empty for the newest. */
  readonly sweep: string;
  readonly json: boolean;
}

const everyMs = 1_000;
/** A coordinator that restarts, or a network that fails, is waited for. */
const patienceMs = 120_000;

/** Shows a sweep's progress until nothing is owed; it goes on without being watched. */
export async function watch({ server, sweep, json }: WatchOptions, terminal: Terminal): Promise<number> {
  using interrupts = listenForInterrupts(terminal.say, "The sweep goes on; `kvsweep watch` looks again.");
  const client = new ApiClient(server);
  const look = () => client.json({ path: sweepPath(sweep), signal: interrupts.drain }, SweepSummary);
  try {
    const last = await follow(await look(), look, interrupts.drain, terminal);
    if (json) terminal.print(`${JSON.stringify(last, null, 2)}\n`);
    else terminal.print(sweepLine(last));
    if (last.failed > 0)
      terminal.say(`\`kvsweep status --failed --server ${server.url}\` says why captions failed.`);
    return last.failed > 0 ? exitCodes.someFailed : exitCodes.ok;
  } catch (error) {
    if (interrupts.drain.aborted) return exitCodes.interrupted;
    throw error;
  }
}

async function follow(
  first: SweepSummary,
  look: () => Promise<SweepSummary>,
  signal: AbortSignal,
  terminal: Terminal,
): Promise<SweepSummary> {
  let current = first;
  let seenAt = performance.now();
  if (current.state !== "active") terminal.say(`Sweep "${current.name}" is ${current.state}.`);
  if (isOver(current)) return current;
  using progress = progressLine(current.expected, current.done + current.failed);
  while (!isOver(current)) {
    await delay(everyMs, undefined, { signal });
    try {
      const next = await look();
      progress.add(next.done + next.failed - current.done - current.failed);
      current = next;
      seenAt = performance.now();
    } catch (error) {
      const isPassing = error instanceof ApiError && error.retry;
      if (!isPassing || performance.now() - seenAt > patienceMs) throw error;
    }
  }
  return current;
}

const isOver = ({ pending, state }: SweepSummary) => pending === 0 || state === "cancelled";
