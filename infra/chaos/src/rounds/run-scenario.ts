import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { notRun, type ScenarioReport, scenarioReport } from "../report/scenario-report.ts";
import { choices } from "./choices.ts";
import type { RoundResult, Scenario } from "./round.ts";

export interface RunScenario {
  readonly seed: number;
  readonly rounds: number;
  readonly isShort: boolean;
  /** Where rounds keep their logs; those of a round that passed are removed. */
  readonly folder: string;
  readonly keepsAll: boolean;
  readonly say: (line: string) => void;
}

/** Carries a scenario out as often as asked, each round with a seed of its own. */
export async function runScenario(scenario: Scenario, run: RunScenario): Promise<ScenarioReport> {
  const reason = scenario.cannotRun?.();
  if (reason !== undefined) return notRun(scenario, reason);
  const results: (RoundResult | Error)[] = [];
  for (let round = 0; round < run.rounds; round++) {
    results.push(await runRound(scenario, { ...run, seed: run.seed + round }));
  }
  return scenarioReport(scenario, results);
}

async function runRound(scenario: Scenario, run: RunScenario): Promise<RoundResult | Error> {
  const { seed, isShort, say } = run;
  const folder = join(run.folder, `${scenario.id.toLowerCase()}-${seed}`);
  mkdirSync(folder, { recursive: true });
  const title = `${scenario.id} seed ${seed}`;
  const start = Date.now();
  const result = await scenario
    .run({ choices: choices(seed), isShort, folder, say: (line) => say(`${title}: ${line}`) })
    .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
  const problems = result instanceof Error ? [result.message] : result.problems;
  const isGood = problems.length === 0;
  const told = isGood
    ? result instanceof Error
      ? ""
      : result.notes.join("; ")
    : problems.slice(0, 3).join("; ");
  say(
    `${title}: ${isGood ? "passed" : "FAILED"} after ${((Date.now() - start) / 1000).toFixed(0)} s; ${told}`,
  );
  if (isGood && !run.keepsAll) rmSync(folder, { recursive: true });
  return result;
}
