import type { SweepState } from "@kvsweep/metrics/database";
import { SweepSummary } from "../api/contract.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import { type ApiAddress, ApiClient, jsonBody, sweepPath } from "./api-client.ts";

export interface ChangeOptions {
  readonly server: ApiAddress;
  /** A sweep's name or the start of its id; empty for the newest. */
  readonly sweep: string;
  readonly json: boolean;
}

/** Sets a sweep's state, and says what that means. */
export async function changeSweep(
  { server, sweep, json }: ChangeOptions,
  { state, words }: { readonly state: SweepState; readonly words: (pending: number) => string },
  terminal: Terminal,
): Promise<number> {
  const changed = await new ApiClient(server).json(
    { method: "PATCH", path: sweepPath(sweep), body: jsonBody({ state }) },
    SweepSummary,
  );
  if (json) terminal.print(`${JSON.stringify(changed, null, 2)}\n`);
  else terminal.say(`Sweep "${changed.name}" ${words(changed.pending)}`);
  return exitCodes.ok;
}
