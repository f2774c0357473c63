import { findSweep, retryFailed } from "@kvsweep/sweep/ledger";
import { hasState, openState } from "../embedded/state.ts";
import { CommandError } from "../errors.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

/** Owes a sweep's failed captions again; the next `run` decodes them. */
export async function retry(options: { sweep: string; state: string }, terminal: Terminal): Promise<number> {
  const state = hasState(options.state) ? await openState(options.state) : undefined;
  await using open = state;
  const sweep = open && (await findSweep(open.db, options.sweep));
  if (!open || !sweep) {
    throw new CommandError(
      `Cannot retry ${options.sweep ? `sweep "${options.sweep}"` : "a sweep"}: ${options.state} has none such`,
      "Run `kvsweep status` to see which sweeps there are.",
    );
  }
  const count = await retryFailed(open.db, sweep.id);
  terminal.say(`${count} captions of "${sweep.name}" will be tried again by the next \`kvsweep run\`.`);
  return exitCodes.ok;
}
