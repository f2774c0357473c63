import { setTimeout as delay } from "node:timers/promises";
import { fleetRound } from "../rounds/fleet-round.ts";
import type { Scenario } from "../rounds/round.ts";
import { large, small } from "./sizes.ts";

/** The process with the model dies, as the system kills it for its memory; its parent goes on. */
export const killChild: Scenario = {
  id: "T5",
  title: "kill -9 a model's process, not its worker",
  goal: { p50: 2, p99: 5 },
  run: (round) => {
    const { between, oneOf } = round.choices;
    const kills = round.isShort ? 2 : 5;
    return fleetRound(round, {
      ...(round.isShort ? small : large),
      hurt: async ({ fleet, fault, recovered, sees, log, problem, doneAtLeast }) => {
        await doneAtLeast(between(8, 40));
        for (let number = 0; number < kills; number++) {
          await delay(between(0, 500));
          const worker = oneOf(fleet.runningWorkers);
          const [child] = worker.children();
          if (child === undefined) continue;
          process.kill(child, "SIGKILL");
          fault();
          const since = Date.now();
          const isCommit = (entry: Awaited<ReturnType<typeof log>>[number]) =>
            entry.source === "event" && entry.kind === "committed" && entry.workerId === worker.title;
          const next = await sees(since, isCommit, `committed by ${worker.title} again`);
          recovered((next.at - since) / 1000);
          if (!worker.isRunning) problem(`${worker.title} ended with its model's process`);
        }
        const crashes = (await log()).filter((entry) => entry.source === "event" && entry.kind === "crashed");
        if (crashes.length === 0) problem("no crash is in the ledger");
      },
    });
  },
};
