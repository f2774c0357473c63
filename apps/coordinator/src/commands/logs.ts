import { setTimeout as delay } from "node:timers/promises";
import { EventList, type LedgerEvent } from "../api/contract.ts";
import { type ApiAddress, ApiClient } from "../client/api-client.ts";
import { listenForInterrupts } from "../embedded/interrupts.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

export interface LogsOptions {
  readonly server: ApiAddress;
  /** Of this sweep only; empty for all. */
  readonly sweep: string;
  /** Of this worker only. */
  readonly worker: string | undefined;
  /** Goes on until Ctrl-C. */
  readonly follow: boolean;
  readonly json: boolean;
}

const page = 500;
const everyMs = 1_000;

/** Prints what happened to a sweep, by a worker, or in the whole fleet: oldest first. */
export async function logs(options: LogsOptions, terminal: Terminal): Promise<number> {
  using interrupts = listenForInterrupts(terminal.say, "");
  const { drain: signal } = interrupts;
  const client = new ApiClient(options.server);
  const query = { sweep: options.sweep || undefined, worker: options.worker, limit: page };
  let after = 0;
  try {
    for (;;) {
      const events = await client.json({ path: "/v1/events", query: { ...query, after }, signal }, EventList);
      for (const event of events) terminal.print(options.json ? `${JSON.stringify(event)}\n` : line(event));
      after = events.at(-1)?.id ?? after;
      if (events.length === page) continue;
      if (!options.follow) return exitCodes.ok;
      await delay(everyMs, undefined, { signal });
    }
  } catch (error) {
    if (signal.aborted) return exitCodes.ok;
    throw error;
  }
}

function line({ at, kind, sweepId, unitId, attempt, workerId, details }: LedgerEvent): string {
  const where = [
    sweepId && `sweep ${sweepId.slice(0, 8)}`,
    unitId && `unit ${unitId.slice(-12)}`,
    attempt !== null && `attempt ${attempt}`,
    workerId && `worker ${workerId}`,
  ].filter((part) => part);
  const rest = Object.entries(details ?? {}).map(([name, value]) => `${name}=${plain(value)}`);
  return `${[at, kind, where.join(", "), ...rest].join("  ")}\n`;
}

const plain = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
