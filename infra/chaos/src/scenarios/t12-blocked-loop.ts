import { setTimeout as delay } from "node:timers/promises";
import { units } from "@kvsweep/metrics/database";
import { sql } from "drizzle-orm";
import type { LogEntry } from "../history/log-entry.ts";
import { fleetRound } from "../rounds/fleet-round.ts";
import type { Scenario } from "../rounds/round.ts";
import { large, small } from "./sizes.ts";

/** Twice the lock of 15 s. */
const blockedMs = 30_000;

/** A worker's own loop stands still; later a model's process computes so long without a word that its worker must speak for it. */
export const blockedLoop: Scenario = {
  id: "T12",
  title: "an event loop blocked for twice the lock",
  run: (round) => {
    const size = round.isShort ? small : large;
    const lastImage = String(size.workload.images - 1).padStart(4, "0");
    return fleetRound(round, {
      ...size,
      worker: () => ({ env: { KVSWEEP_FAKE_BLOCK: `^${lastImage}=${blockedMs}` } }),
      hurt: async ({ fleet, fault, log, progress, problem, doneAtLeast }) => {
        await doneAtLeast(8);
        const worker = round.choices.oneOf(fleet.runningWorkers);
        fault();
        worker.signal("SIGSTOP");
        await delay(blockedMs);
        worker.signal("SIGCONT");
        fault();
        const { expected } = await progress();
        await doneAtLeast(expected);
        const blocked = await fleet.db
          .select({ attempt: units.attempt })
          .from(units)
          .where(
            sql`exists (select from unnest(${units.sampleIds}) as s(id) where s.id ~ ${`^0*${Number(lastImage)}$`})`,
          );
        const isTaken = blocked.some(({ attempt }) => attempt > 1);
        if (isTaken) problem("a unit was taken from a worker whose model was computing");
        const isAlarm = (entry: LogEntry) =>
          entry.source === "event" && entry.kind === "alarm" && entry.workerId === worker.title;
        if (!(await log()).some(isAlarm)) problem("no alarm was raised");
      },
    });
  },
};
