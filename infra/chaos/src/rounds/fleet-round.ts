import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { sweepProgress } from "@kvsweep/sweep/ledger";
import { Fleet, type FleetPlan, type WorkerPlan } from "../fleet/fleet.ts";
import type { Program } from "../fleet/program.ts";
import { type Workload, workloadYaml } from "../fleet/workload.ts";
import { checkHistory } from "../history/check-history.ts";
import { checkObjects } from "../history/check-objects.ts";
import { countOwedUnits, readHistory, readLog } from "../history/witness.ts";
import { BalanceWatch } from "./balance-watch.ts";
import { emptyNotebook, type HurtFleet, type Notebook } from "./hurt-fleet.ts";
import { quietTables, readTables, type Tables } from "./quiet-tables.ts";
import { type Recovery, recoveries } from "./recoveries.ts";
import type { Round, RoundResult } from "./round.ts";
import { staleRefusals } from "./stale-refusals.ts";
import { waitUntil } from "./wait-until.ts";

export interface FleetRound {
  readonly workload: Workload;
  readonly workers: number;
  readonly fleet: Omit<FleetPlan, "folder">;
  readonly worker?: (place: number) => WorkerPlan;
  /** What is done to the fleet while it works; it goes on by itself afterwards. */
  readonly hurt: (fleet: HurtFleet) => Promise<void>;
  /** Captions that have to fail. Default 0. The tables of a run with failures are not compared with the quiet run's. */
  readonly failures?: number;
  /** Milliseconds that the sweep may take after it was hurt. Default 180,000. */
  readonly patience?: number;
}

/** Lets a fleet work at a sweep, hurts it, waits until nothing is owed, and holds what came of it against a quiet run's. */
export async function fleetRound(round: Round, plan: FleetRound): Promise<RoundResult> {
  const { folder, say } = round;
  const quiet = plan.failures ? undefined : await quietTables(plan.workload, { ...plan.fleet, folder });
  await using fleet = await Fleet.start({ ...plan.fleet, folder });
  const places = Array.from({ length: plan.workers }, (_, place) => place);
  await Promise.all(places.map((place) => fleet.startWorker(plan.worker?.(place))));
  const { id } = await fleet.api.submit(workloadYaml(plan.workload), plan.workload);
  const notebook = emptyNotebook();
  const hurtFleet = handle(fleet, id, notebook);
  const balance = new BalanceWatch(hurtFleet.progress);
  try {
    await plan.hurt(hurtFleet);
    const { patience = 180_000 } = plan;
    const isSettled = () =>
      countOwedUnits(fleet.db).then(
        (owed) => (owed === 0 ? true : undefined),
        () => undefined,
      );
    await waitUntil(isSettled, {
      ...{ what: "through with the sweep", patience, every: 200 },
    });
  } finally {
    await balance[Symbol.asyncDispose]();
  }
  say("settled; judging");
  const tables = await readTables(fleet, id);
  if (quiet) keepTables(folder, { quiet, hurt: tables });
  await stopWorkers(fleet, notebook);
  const verdict = await judge(fleet, notebook, balance);
  const { failed } = await hurtFleet.progress();
  const { failures = 0 } = plan;
  return {
    ...verdict,
    problems: [
      ...verdict.problems,
      ...(failed === failures ? [] : [`${failed} captions failed, ${failures} should have`]),
      ...(quiet && quiet.csv !== tables.csv ? ["results.csv differs from the quiet run's"] : []),
      ...(quiet && quiet.json !== tables.json ? ["results.json differs from the quiet run's"] : []),
    ],
  };
}

/** For whoever wants to know where they differ. */
function keepTables(folder: string, tables: Readonly<Record<"quiet" | "hurt", Tables>>): void {
  for (const [name, { csv, json }] of Object.entries(tables)) {
    writeFileSync(join(folder, `${name}.csv`), csv);
    writeFileSync(join(folder, `${name}.json`), json);
  }
}

async function stopWorkers(fleet: Fleet, { problems }: Notebook): Promise<void> {
  const running = fleet.runningWorkers;
  const ends = await Promise.all(running.map((worker) => worker.stop()));
  for (const [place, { code, signal }] of ends.entries()) {
    if (code !== 0)
      problems.push(`worker ${running[place]?.title} ended with ${signal ?? code} when it was told to`);
  }
}

async function judge(fleet: Fleet, notebook: Notebook, balance: BalanceWatch): Promise<RoundResult> {
  const history = await readHistory(fleet.db);
  const verdict = checkHistory(history);
  const objects = await checkObjects(fleet.store, history.items);
  const found = recoveries(history.log, notebook.kills);
  return {
    faults: notebook.faults + notebook.kills.length,
    lost: verdict.lost + objects.lost,
    duplicated: verdict.duplicated,
    staleRefused: staleRefusals(fleet.workers.values()),
    recoveries: [...notebook.recoveries, ...found.map(({ seconds }) => seconds)],
    problems: [...notebook.problems, ...balance.problems, ...verdict.problems, ...objects.problems],
    notes: [`${verdict.reclaimed} units changed hands`, ...notebook.notes, ...found.flatMap(slowness)],
  };
}

/** The lock's 15 s, a look every 5 s, and a little: whatever takes longer wants a reason. */
const slowSeconds = 25;

const slowness = ({ unitId, seconds, workers: [from, to] }: Recovery): string[] =>
  seconds > slowSeconds ? [`unit ${unitId} of ${from} went on with ${to} after ${seconds.toFixed(1)} s`] : [];

function handle(fleet: Fleet, sweepId: string, notebook: Notebook): HurtFleet {
  const progress = () => sweepProgress(fleet.db, sweepId);
  return {
    ...{ fleet, sweepId, progress },
    kill: (worker) => killWorker(worker, notebook),
    fault: () => {
      notebook.faults += 1;
    },
    recovered: (seconds) => notebook.recoveries.push(seconds),
    problem: (text) => notebook.problems.push(text),
    note: (text) => notebook.notes.push(text),
    log: () => readLog(fleet.db),
    sees: (since, isWanted, what) =>
      waitUntil(
        async () => {
          const log = await readLog(fleet.db).catch(() => []);
          return log.find((entry) => entry.at > since && isWanted(entry));
        },
        { what },
      ),
    doneAtLeast: async (captions) => {
      const look = async () => (await progress().catch(() => ({ done: 0 }))).done >= captions || undefined;
      await waitUntil(look, { what: `${captions} captions done` });
    },
  };
}

async function killWorker(worker: Program, { kills }: Notebook): Promise<void> {
  worker.signal("SIGKILL");
  kills.push({ workerId: worker.title, at: Date.now() });
  await worker.ended;
}
