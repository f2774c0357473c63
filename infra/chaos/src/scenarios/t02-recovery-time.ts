import { setTimeout as delay } from "node:timers/promises";
import { fleetRound } from "../rounds/fleet-round.ts";
import type { Scenario } from "../rounds/round.ts";
import { large, small } from "./sizes.ts";

/** Nobody takes the place of the dead: those that are left notice. */
export const recoveryTime: Scenario = {
  id: "T2",
  title: "kill -9 workers, start none",
  goal: { p50: 20, p99: 35 },
  run: (round) => {
    const { between, oneOf } = round.choices;
    const kills = round.isShort ? 1 : 3;
    return fleetRound(round, {
      ...(round.isShort ? small : large),
      hurt: async ({ fleet, kill, doneAtLeast }) => {
        await doneAtLeast(between(8, 80));
        for (let number = 0; number < kills; number++) {
          await delay(between(0, 1_000));
          await kill(oneOf(fleet.runningWorkers));
        }
      },
    });
  },
};
