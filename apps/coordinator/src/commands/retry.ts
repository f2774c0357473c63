import { findSweep, retryFailed } from "@kvsweep/sweep/ledger";
import { Retried, type RetryRequest } from "../api/contract.ts";
import { type ApiAddress, ApiClient, jsonBody, sweepPath } from "../client/api-client.ts";
import { hasState, openState } from "../embedded/state.ts";
import { CommandError } from "../errors.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

export interface RetryOptions extends RetryRequest {
  /** A sweep's name or the start of its id; empty for the newest. */
  readonly sweep: string;
  readonly state: string;
  /** Asked instead of the state folder. */
  readonly server?: ApiAddress | undefined;
}

/** Owes failed captions again: all of a sweep's, or those of one cell or error. */
export async function retry(options: RetryOptions, terminal: Terminal): Promise<number> {
  const { sweep, server, cell, errorName } = options;
  const filter = { ...(cell !== undefined && { cell }), ...(errorName !== undefined && { errorName }) };
  if (server) {
    const request = { method: "POST", path: sweepPath(sweep, "/retry"), body: jsonBody(filter) } as const;
    const { captions } = await new ApiClient(server).json(request, Retried);
    terminal.say(`${captions} captions are owed again.`);
  } else {
    const { name, captions } = await retryHere(options, filter);
    terminal.say(`${captions} captions of "${name}" will be tried again by the next \`kvsweep run\`.`);
  }
  return exitCodes.ok;
}

async function retryHere({ sweep: wanted, state: folder }: RetryOptions, filter: RetryRequest) {
  const state = hasState(folder) ? await openState(folder) : undefined;
  await using open = state;
  const sweep = open && (await findSweep(open.db, wanted));
  if (!open || !sweep) {
    throw new CommandError(
      `Cannot retry ${wanted ? `sweep "${wanted}"` : "a sweep"}: ${folder} has none such`,
      "Run `kvsweep status` to see which sweeps there are.",
    );
  }
  return { name: sweep.name, captions: await retryFailed(open.db, sweep.id, filter) };
}
