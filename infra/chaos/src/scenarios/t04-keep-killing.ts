import { setTimeout as delay } from "node:timers/promises";
import { fleetRound } from "../rounds/fleet-round.ts";
import type { HurtFleet } from "../rounds/hurt-fleet.ts";
import type { Scenario } from "../rounds/round.ts";

/** Captions a second over some time. */
async function rate({ progress }: HurtFleet, during: () => Promise<unknown>): Promise<number> {
  const before = await progress();
  const start = Date.now();
  await during();
  const after = await progress();
  return (after.done - before.done) / ((Date.now() - start) / 1000);
}

/** A quarter of the fleet dies again and again. */
export const keepKilling: Scenario = {
  id: "T4",
  title: "kill -9 a quarter of the workers every 30 s",
  goal: { p50: 20, p99: 35 },
  run: (round) => {
    const { isShort, choices } = round;
    const kills = isShort ? 2 : 20;
    const everyMs = isShort ? 8_000 : 30_000;
    // Enough for the whole time at ten captions a second and worker.
    const cells = isShort ? 8 : 160;
    return fleetRound(round, {
      workload: { cells, images: 200, rows: 8 },
      workers: 4,
      fleet: { millisecondsPerCaption: 100 },
      patience: 900_000,
      hurt: async (hurt) => {
        const { fleet, kill, doneAtLeast, note, problem } = hurt;
        await doneAtLeast(16);
        const quiet = await rate(hurt, () => delay(isShort ? 5_000 : 30_000));
        const hurting = await rate(hurt, async () => {
          for (let number = 0; number < kills; number++) {
            await Promise.all([
              delay(everyMs),
              kill(choices.oneOf(fleet.runningWorkers)).then(() => fleet.startWorker()),
            ]);
          }
        });
        const share = hurting / quiet;
        note(`goodput ${Math.round(share * 100)} % of the quiet rate of ${quiet.toFixed(1)} captions/s`);
        if (!isShort && share < 0.7)
          problem(`goodput was ${share.toFixed(2)} of the quiet rate, less than 0.7`);
      },
    });
  },
};
