import { setTimeout as delay } from "node:timers/promises";
import { fleetRound } from "../rounds/fleet-round.ts";
import type { Scenario } from "../rounds/round.ts";
import { large, small } from "./sizes.ts";

/** The queue's server dies and comes back with what it had. */
export const killRedis: Scenario = {
  id: "T6",
  title: "kill -9 Redis for 2 s, 20 s and 5 min",
  goal: { p50: 5, p99: 5 },
  run: (round) =>
    fleetRound(round, {
      ...(round.isShort ? small : large),
      hurt: async ({ fleet, fault, recovered, sees, doneAtLeast }) => {
        const { redis } = fleet.servers;
        for (const [number, seconds] of (round.isShort ? [2] : [2, 20, 300]).entries()) {
          await doneAtLeast(8 + number * 160 + round.choices.between(0, 60));
          await redis.kill("SIGKILL");
          fault();
          await delay(seconds * 1000);
          await redis.restart();
          const since = Date.now();
          const claimed = await sees(since, ({ source }) => source === "claim", "claimed from the new Redis");
          recovered((claimed.at - since) / 1000);
        }
      },
    }),
};
