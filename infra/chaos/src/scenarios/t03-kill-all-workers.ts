import { setTimeout as delay } from "node:timers/promises";
import { fleetRound } from "../rounds/fleet-round.ts";
import type { Scenario } from "../rounds/round.ts";
import { large, small } from "./sizes.ts";

/** The fleet is empty for a while; new workers find all that is owed. */
export const killAllWorkers: Scenario = {
  id: "T3",
  title: "kill -9 all workers, wait, start others",
  run: (round) =>
    fleetRound(round, {
      ...(round.isShort ? small : large),
      hurt: async ({ fleet, fault, recovered, sees, doneAtLeast }) => {
        await doneAtLeast(round.choices.between(8, 80));
        for (const worker of fleet.runningWorkers) {
          worker.signal("SIGKILL");
          fault();
        }
        await delay(round.isShort ? 20_000 : 120_000);
        await Promise.all([fleet.startWorker(), fleet.startWorker()]);
        const since = Date.now();
        const claimed = await sees(since - 5_000, ({ source }) => source === "claim", "claimed again");
        recovered(Math.max(0, claimed.at - since) / 1000);
      },
    }),
};
