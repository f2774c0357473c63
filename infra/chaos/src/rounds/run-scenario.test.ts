import { existsSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import type { Round, RoundResult, Scenario } from "./round.ts";
import { runScenario } from "./run-scenario.ts";

const clean: RoundResult = {
  ...{ faults: 1, lost: 0, duplicated: 0, staleRefused: 0, recoveries: [], problems: [], notes: [] },
};
const scenario = (run: Scenario["run"]): Scenario => ({ id: "T0", title: "nothing", run });
const settings = () => ({
  ...{ seed: 5, rounds: 3, isShort: true, folder: temporaryFolder(), keepsAll: false, say: () => undefined },
});

test("runScenario() gives each round a seed and a folder of its own, and removes those that passed", async () => {
  const run = settings();
  const chosen: number[] = [];
  const look = async ({ choices, folder }: Round) => {
    expect(existsSync(folder)).toBe(true);
    chosen.push(choices.between(0, 1_000_000));
    return clean;
  };
  expect(await runScenario(scenario(look), run)).toMatchObject({ outcome: "pass", rounds: 3 });
  expect(new Set(chosen).size).toBe(3);
  expect(readdirSync(run.folder)).toEqual([]);
});

test("runScenario() keeps the folder of a round that failed, and goes on with the next", async () => {
  const run = settings();
  let round = 0;
  const fail = async () => {
    round += 1;
    if (round === 2) throw new Error("no servers");
    return clean;
  };
  expect(await runScenario(scenario(fail), run)).toMatchObject({ outcome: "fail", problems: ["no servers"] });
  expect(readdirSync(run.folder)).toEqual(["t0-6"]);
});

test("runScenario() says why a scenario cannot be carried out", async () => {
  const cannot = { ...scenario(async () => clean), cannotRun: () => "no faketime" };
  expect(await runScenario(cannot, settings())).toMatchObject({ outcome: "not run", notes: ["no faketime"] });
});
