import { setTimeout as delay } from "node:timers/promises";
import { fleetRound } from "../rounds/fleet-round.ts";
import { recoveries } from "../rounds/recoveries.ts";
import type { Scenario } from "../rounds/round.ts";
import { large, small } from "./sizes.ts";

/** A worker stands still for longer than it is believed, and then goes on as if nothing had been. */
export const freezeWorker: Scenario = {
  id: "T10",
  title: "freeze a worker past its lock, then let it go on",
  goal: { p50: 20, p99: 35 },
  run: (round) =>
    fleetRound(round, {
      ...(round.isShort ? small : large),
      hurt: async ({ fleet, fault, recovered, log, problem, note, doneAtLeast }) => {
        await doneAtLeast(round.choices.between(8, 60));
        const worker = round.choices.oneOf(fleet.runningWorkers);
        worker.signalAll("SIGSTOP");
        fault();
        const since = Date.now();
        // Past the longest that another one may take to notice.
        await delay(38_000);
        const found = recoveries(await log(), [{ workerId: worker.title, at: since }]);
        for (const { seconds } of found) recovered(seconds);
        if (found.length === 0) note("the frozen worker had no unit in hand");
        worker.signalAll("SIGCONT");
        await delay(3_000);
        if (!worker.isRunning) problem(`${worker.title} ended when it went on`);
      },
    }),
};
