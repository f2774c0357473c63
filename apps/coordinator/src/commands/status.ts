import {
  failedItems,
  listSweeps,
  type SweepProgress,
  type SweepRow,
  sweepProgress,
} from "@kvsweep/sweep/ledger";
import { hasState, openState } from "../embedded/state.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

export interface StatusOptions {
  readonly state: string;
  readonly failed: boolean;
  readonly json: boolean;
}

/** Tells how far each sweep of a state folder is, and which captions failed. */
export async function status(
  { state: folder, failed, json }: StatusOptions,
  terminal: Terminal,
): Promise<number> {
  if (!hasState(folder)) {
    if (json) terminal.print("[]\n");
    else terminal.say(`No sweep has run in ${folder} yet. Start with: kvsweep run sweeps/quickstart.yaml`);
    return exitCodes.ok;
  }
  await using state = await openState(folder);
  const rows = [];
  for (const sweep of await listSweeps(state.db)) {
    const progress = await sweepProgress(state.db, sweep.id);
    const failures = failed ? await failedItems(state.db, sweep.id) : undefined;
    rows.push({ sweep, progress, failures });
  }
  if (json) {
    const objects = rows.map(({ sweep, progress, failures }) => ({
      id: sweep.id,
      name: sweep.name,
      createdAt: sweep.createdAt,
      ...progress,
      ...(failures && { failures }),
    }));
    terminal.print(`${JSON.stringify(objects, null, 2)}\n`);
    return exitCodes.ok;
  }
  for (const { sweep, progress, failures } of rows) {
    terminal.print(line(sweep, progress));
    for (const { label, sampleId, errorName, errorMessage } of failures ?? []) {
      terminal.print(`  sample ${sampleId}, ${label}: ${errorName}: ${errorMessage}\n`);
    }
  }
  return exitCodes.ok;
}

function line({ id, name }: SweepRow, { expected, done, failed, pending }: SweepProgress): string {
  const share = expected === 0 ? 100 : Math.floor((100 * (done + failed)) / expected);
  return `${name} (${id.slice(0, 8)}): ${share} %, ${done} done, ${failed} failed, ${pending} pending of ${expected}\n`;
}
