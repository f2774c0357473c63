import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Fleet, type FleetPlan } from "../fleet/fleet.ts";
import { type Workload, workloadYaml } from "../fleet/workload.ts";
import { waitUntil } from "./wait-until.ts";

/** A sweep's result tables, to the last byte. */
export interface Tables {
  readonly csv: string;
  readonly json: string;
}

/** The tables as the coordinator gives them. */
export async function readTables({ api }: Pick<Fleet, "api">, sweepId: string): Promise<Tables> {
  return { csv: await api.results(sweepId, "csv"), json: await api.results(sweepId, "json") };
}

const known = new Map<string, Promise<Tables>>();

/** What a workload comes to where nothing goes wrong. Run once a process; its logs go beside the round's. */
export function quietTables(workload: Workload, plan: FleetPlan): Promise<Tables> {
  const isReal = plan.millisecondsPerCaption === undefined;
  const key = JSON.stringify([workload, isReal]);
  const tables =
    known.get(key) ?? runQuietly(workload, { ...plan, ...(isReal ? {} : { millisecondsPerCaption: 1 }) });
  known.set(key, tables);
  return tables;
}

async function runQuietly(workload: Workload, plan: FleetPlan): Promise<Tables> {
  const folder = join(plan.folder, "quiet");
  mkdirSync(folder, { recursive: true });
  await using fleet = await Fleet.start({ ...plan, folder });
  await Promise.all([fleet.startWorker(), fleet.startWorker()]);
  const { id } = await fleet.api.submit(workloadYaml(workload), workload);
  await waitUntil(async () => ((await fleet.api.summary(id)).pending === 0 ? true : undefined), {
    what: "through with the quiet run",
  });
  return await readTables(fleet, id);
}
