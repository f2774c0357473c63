import { setTimeout as delay } from "node:timers/promises";
import { Redis } from "ioredis";
import { fleetRound } from "../rounds/fleet-round.ts";
import type { Scenario } from "../rounds/round.ts";
import { large, small } from "./sizes.ts";

/** The queue loses everything, jobs in flight included; the ledger fills it again. */
export const flushRedis: Scenario = {
  id: "T7",
  title: "FLUSHALL in mid-sweep",
  goal: { p50: 5, p99: 35 },
  run: (round) =>
    fleetRound(round, {
      ...(round.isShort ? small : large),
      hurt: async ({ fleet, fault, recovered, sees, doneAtLeast }) => {
        const redis = new Redis(fleet.servers.redis.url);
        try {
          for (let number = 0; number < (round.isShort ? 1 : 4); number++) {
            await doneAtLeast(8 + number * 300 + round.choices.between(0, 60));
            await delay(round.choices.between(0, 400));
            await redis.flushall();
            fault();
            const since = Date.now();
            const claimed = await sees(
              since,
              ({ source }) => source === "claim",
              "claimed from the new queue",
            );
            recovered((claimed.at - since) / 1000);
          }
        } finally {
          redis.disconnect();
        }
      },
    }),
};
