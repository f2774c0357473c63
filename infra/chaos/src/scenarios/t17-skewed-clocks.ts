import { existsSync } from "node:fs";
import { fleetRound } from "../rounds/fleet-round.ts";
import type { Scenario } from "../rounds/round.ts";
import { large, small } from "./sizes.ts";

/** Debian's place of it: a program that is loaded with it sees another clock. */
const library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

/** Workers whose clocks are five minutes ahead and behind, beside one that is right. */
export const skewedClocks: Scenario = {
  id: "T17",
  title: "workers' clocks five minutes ahead and behind",
  cannotRun: () => (existsSync(library) ? undefined : `${library} is not there: apt-get install faketime`),
  run: (round) => {
    const offsets = ["+300s", "-300s", "+0s"];
    return fleetRound(round, {
      ...(round.isShort ? small : large),
      workers: offsets.length,
      worker: (place) => ({
        // What waits by the monotonic clock waits as ever: a clock that is wrong still runs.
        env: {
          ...{ LD_PRELOAD: library, FAKETIME: offsets[place] ?? "+0s" },
          ...{ DONT_FAKE_MONOTONIC: "1", FAKETIME_DONT_FAKE_MONOTONIC: "1" },
        },
      }),
      hurt: async ({ fault, log, problem, doneAtLeast, progress }) => {
        for (const _ of offsets.slice(0, 2)) fault();
        const { expected } = await progress();
        await doneAtLeast(expected);
        const taken = (await log()).filter((entry) => entry.source === "claim" && entry.attempt > 1);
        if (taken.length > 0) problem(`${taken.length} units were taken from a worker that was at them`);
      },
    });
  },
};
