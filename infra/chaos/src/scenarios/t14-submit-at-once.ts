import { sweeps } from "@kvsweep/metrics/database";
import { workloadYaml } from "../fleet/workload.ts";
import { fleetRound } from "../rounds/fleet-round.ts";
import type { Scenario } from "../rounds/round.ts";
import { small } from "./sizes.ts";

/** Twenty clients hand in the same file at the same moment. */
export const submitAtOnce: Scenario = {
  id: "T14",
  title: "the same sweep submitted by 20 clients at once",
  run: (round) =>
    fleetRound(round, {
      ...small,
      hurt: async ({ fleet, fault, problem }) => {
        // Another sweep than the one at work, so that it is new; of the same cells, so that captions are shared.
        const workload = { ...small.workload, images: round.choices.between(60, 199) };
        const yaml = workloadYaml(workload);
        fault();
        const answers = await Promise.all(Array.from({ length: 20 }, () => fleet.api.submit(yaml, workload)));
        const ids = new Set(answers.map(({ id }) => id));
        if (ids.size !== 1) problem(`20 submissions made ${ids.size} sweeps`);
        const stored = await fleet.db.$count(sweeps);
        if (stored !== 2) problem(`the ledger has ${stored} sweeps instead of 2`);
        const expected = new Set(answers.map((answer) => answer.expected));
        if (expected.size !== 1) problem("the submissions differ in what they expect");
        const told = answers.filter(({ isNew }) => isNew).length;
        if (told !== 1) problem(`${told} of 20 clients were told that theirs is new`);
      },
    }),
};
