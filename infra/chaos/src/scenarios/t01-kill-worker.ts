import { setTimeout as delay } from "node:timers/promises";
import { fleetRound } from "../rounds/fleet-round.ts";
import type { Scenario } from "../rounds/round.ts";
import { large, small } from "./sizes.ts";

/** Workers die at random moments, and others take their place. */
export const killWorker: Scenario = {
  id: "T1",
  title: "kill -9 a worker, start another",
  goal: { p50: 20, p99: 35 },
  run: (round) => {
    const { between, oneOf } = round.choices;
    const kills = round.isShort ? 1 : 5;
    return fleetRound(round, {
      ...(round.isShort ? small : large),
      hurt: async ({ fleet, kill, doneAtLeast }) => {
        await doneAtLeast(between(8, 60));
        for (let number = 0; number < kills; number++) {
          await delay(between(0, 2_000));
          await kill(oneOf(fleet.runningWorkers));
          await fleet.startWorker();
        }
      },
    });
  },
};
