import { type FailedRow, failedItems, listSweeps } from "@kvsweep/sweep/ledger";
import { FailureList, SweepList, type SweepSummary } from "../api/contract.ts";
import { sweepSummary } from "../api/sweep-summary.ts";
import { type ApiAddress, ApiClient, sweepPath } from "../client/api-client.ts";
import { sweepLine } from "../client/sweep-line.ts";
import { hasState, openState } from "../embedded/state.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

export interface StatusOptions {
  readonly state: string;
  /** Asked instead of the state folder. */
  readonly server?: ApiAddress | undefined;
  readonly failed: boolean;
  readonly json: boolean;
}

type SweepStatus = SweepSummary & { readonly failures?: readonly FailedRow[] };

/** Tells how far each sweep of a state folder or of a coordinator is, and which captions failed. */
export async function status(options: StatusOptions, terminal: Terminal): Promise<number> {
  const { state, server, failed, json } = options;
  if (!server && !hasState(state) && !json) {
    terminal.say(`No sweep has run in ${state} yet. Start with: kvsweep run sweeps/quickstart.yaml`);
    return exitCodes.ok;
  }
  const sweeps = server ? await askedSweeps(server, failed) : await ownSweeps(state, failed);
  if (json) terminal.print(`${JSON.stringify(sweeps, null, 2)}\n`);
  for (const { failures = [], ...sweep } of json ? [] : sweeps) {
    terminal.print(sweepLine(sweep));
    for (const { label, sampleId, errorName, errorMessage } of failures) {
      terminal.print(`  sample ${sampleId}, ${label}: ${errorName}: ${errorMessage}\n`);
    }
  }
  return exitCodes.ok;
}

async function ownSweeps(folder: string, failed: boolean): Promise<SweepStatus[]> {
  if (!hasState(folder)) return [];
  await using state = await openState(folder);
  const rows: SweepStatus[] = [];
  for (const sweep of await listSweeps(state.db)) {
    const summary = await sweepSummary(state.db, sweep);
    rows.push({ ...summary, ...(failed && { failures: await failedItems(state.db, sweep.id) }) });
  }
  return rows;
}

async function askedSweeps(server: ApiAddress, failed: boolean): Promise<SweepStatus[]> {
  const client = new ApiClient(server);
  const sweeps = await client.json({ path: "/v1/sweeps" }, SweepList);
  if (!failed) return sweeps;
  const withFailures = sweeps.map(async (sweep) => {
    const failures = await client.json({ path: sweepPath(sweep.id, "/failures") }, FailureList);
    return { ...sweep, failures };
  });
  return Promise.all(withFailures);
}
