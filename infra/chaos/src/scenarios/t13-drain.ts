import { setTimeout as delay } from "node:timers/promises";
import { fleetRound } from "../rounds/fleet-round.ts";
import { recoveries } from "../rounds/recoveries.ts";
import type { Scenario } from "../rounds/round.ts";
import { large, small } from "./sizes.ts";

/** Longer than a batch takes, and far less than what an orchestrator grants. */
const graceSeconds = 15;

/** A worker is told to go while it works: it takes nothing new, keeps what it made, and gives the rest back. */
export const drainWorker: Scenario = {
  id: "T13",
  title: "SIGTERM under load",
  goal: { p50: 5, p99: 10 },
  run: (round) =>
    fleetRound(round, {
      ...(round.isShort ? small : large),
      hurt: async ({ fleet, fault, recovered, log, problem, note, doneAtLeast }) => {
        for (let number = 0; number < (round.isShort ? 1 : 3); number++) {
          await doneAtLeast(8 + number * 200 + round.choices.between(0, 40));
          const worker = round.choices.oneOf(fleet.runningWorkers);
          const since = Date.now();
          fault();
          worker.signal("SIGTERM");
          await fleet.startWorker();
          const { code, signal, at } = await worker.stop(graceSeconds * 1000);
          note(`${worker.title} left after ${((at - since) / 1000).toFixed(1)} s`);
          if (code !== 0) problem(`${worker.title} ended with ${signal ?? code} after SIGTERM`);
          await delay(1_000);
          const entries = await log();
          const late = entries.filter(
            (entry) =>
              entry.source === "claim" && entry.workerId === worker.title && entry.at > since + 1_000,
          );
          if (late.length > 0)
            problem(`${worker.title} claimed ${late.length} units after it was told to go`);
          for (const { seconds } of recoveries(entries, [{ workerId: worker.title, at: since }]))
            recovered(seconds);
        }
      },
    }),
};
