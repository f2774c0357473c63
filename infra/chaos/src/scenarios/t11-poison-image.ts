import { fleetRound } from "../rounds/fleet-round.ts";
import type { Scenario } from "../rounds/round.ts";
import { large, small } from "./sizes.ts";

/** One image kills every model's process that looks at it; its captions fail, and those beside it do not. */
export const poisonImage: Scenario = {
  id: "T11",
  title: "an image that kills the model's process",
  run: (round) => {
    const size = round.isShort ? small : large;
    const image = String(round.choices.between(0, size.workload.images - 1)).padStart(4, "0");
    return fleetRound(round, {
      ...size,
      worker: () => ({ env: { KVSWEEP_FAKE_POISON: `^${image}` } }),
      failures: size.workload.cells,
      hurt: async ({ fault, note, log, problem, progress, doneAtLeast }) => {
        fault();
        const { expected } = await progress();
        await doneAtLeast(expected - size.workload.cells);
        const failed = (await log()).flatMap((entry) =>
          entry.source === "item" && entry.to === "failed" ? [entry.sampleId] : [],
        );
        note(`image ${image}: ${failed.length} captions failed by then`);
        const others = failed.filter((sampleId) => Number(sampleId) !== Number(image));
        if (others.length > 0) problem(`captions of ${others.join(", ")} failed beside ${image}`);
      },
    });
  },
};
