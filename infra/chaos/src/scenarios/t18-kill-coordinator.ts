import { setTimeout as delay } from "node:timers/promises";
import { sweeps, units } from "@kvsweep/metrics/database";
import { eq } from "drizzle-orm";
import { workloadYaml } from "../fleet/workload.ts";
import type { Choices } from "../rounds/choices.ts";
import { fleetRound } from "../rounds/fleet-round.ts";
import type { HurtFleet } from "../rounds/hurt-fleet.ts";
import type { Scenario } from "../rounds/round.ts";
import { large, small } from "./sizes.ts";

/** Kills the coordinator while it records another sweep, and submits that again: it is there as a whole or not at all. */
async function killWhileRecording({ fleet, fault, problem }: HurtFleet, { between }: Choices): Promise<void> {
  const workload = { cells: 40, images: 200, rows: 8 };
  const yaml = workloadYaml(workload);
  const first = fleet.api.submit(yaml, workload).catch(() => undefined);
  await delay(between(50, 1_500));
  fleet.coordinator.signal("SIGKILL");
  fault();
  const answer = await first;
  await fleet.startCoordinator();
  const again = await fleet.api.submit(yaml, workload);
  if (answer && answer.id !== again.id) problem("the same file became another sweep");
  const stored = await fleet.db.$count(units, eq(units.sweepId, again.id));
  if (stored !== again.units) problem(`the sweep has ${stored} units instead of ${again.units}`);
  if (again.expected !== workload.cells * workload.images) problem(`it owes ${again.expected} captions`);
  // It is not to be worked at: what is at issue is its record.
  await fleet.db.update(sweeps).set({ state: "cancelled" }).where(eq(sweeps.id, again.id));
}

/** Kills the coordinator while it fills queues and scores. */
async function killAtWork(
  { fleet, fault, recovered, doneAtLeast }: HurtFleet,
  captions: number,
): Promise<void> {
  await doneAtLeast(captions);
  fleet.coordinator.signal("SIGKILL");
  fault();
  await fleet.coordinator.ended;
  const since = Date.now();
  await fleet.startCoordinator();
  recovered((Date.now() - since) / 1000);
}

/** The coordinator dies while it records, queues and scores; the next one goes on from the ledger. */
export const killCoordinator: Scenario = {
  id: "T18",
  title: "kill -9 the coordinator as it records, queues and scores",
  run: (round) =>
    fleetRound(round, {
      ...(round.isShort ? small : large),
      hurt: async (hurt) => {
        for (let number = 0; number < (round.isShort ? 1 : 4); number++) {
          await killAtWork(hurt, 8 + number * 160 + round.choices.between(0, 60));
          await killWhileRecording(hurt, round.choices);
        }
      },
    }),
};
