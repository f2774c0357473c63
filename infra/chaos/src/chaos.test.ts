import { expect, test } from "vitest";
import { whyNoFleet } from "./cli.ts";
import { choices } from "./rounds/choices.ts";
import { fleetRound } from "./rounds/fleet-round.ts";
import { runScenario } from "./rounds/run-scenario.ts";
import { scenarios } from "./scenarios/scenarios.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const reason = whyNoFleet();
if (reason !== undefined) console.warn(`NOT TESTED ON A FLEET: ${reason}`);
const patience = 240_000;

test.skipIf(reason !== undefined).each(["T1", "T5", "T7"])(
  "a fleet makes every caption once, and the tables of a quiet run: %s",
  async (id) => {
    const scenario = scenarios.find((one) => one.id === id);
    if (!scenario) throw new RangeError(id);
    const settings = { seed: 11, rounds: 1, isShort: true, keepsAll: false, say: () => undefined };
    const report = await runScenario(scenario, { ...settings, folder: temporaryFolder() });
    expect(report).toMatchObject({ outcome: "pass", problems: [], lost: 0, duplicated: 0 });
    expect(report.faults).toBeGreaterThan(0);
  },
  patience,
);

test.skipIf(reason !== undefined)(
  "a fleet with the bundled model makes every caption once though a worker is killed",
  async () => {
    const round = { choices: choices(3), isShort: true, folder: temporaryFolder(), say: () => undefined };
    const result = await fleetRound(round, {
      ...{ workload: { cells: 2, images: 24, rows: 4 }, workers: 2, fleet: {} },
      hurt: async ({ fleet, kill, doneAtLeast }) => {
        await doneAtLeast(4);
        await kill(round.choices.oneOf(fleet.runningWorkers));
      },
    });
    expect(result).toMatchObject({ problems: [], lost: 0, duplicated: 0, faults: 1 });
  },
  patience,
);
