import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cannotStart, type ServerName } from "@kvsweep/servers";
import yargs from "yargs";
import { ChaosError } from "./errors.ts";
import { reportTable } from "./report/report-table.ts";
import { notRun, type ScenarioReport } from "./report/scenario-report.ts";
import type { Scenario } from "./rounds/round.ts";
import { runScenario } from "./rounds/run-scenario.ts";
import { scenarios } from "./scenarios/scenarios.ts";

const needed: readonly ServerName[] = ["postgres", "redis", "s3", "toxiproxy"];

/** Why a fleet cannot be started on this machine; undefined where it can. */
export function whyNoFleet(): string | undefined {
  return needed.map(cannotStart).find((reason) => reason !== undefined);
}

export interface CliOutput {
  /** Progress, for people. */
  readonly say: (line: string) => void;
  /** The result. */
  readonly print: (text: string) => void;
}

/** Carries out the scenarios that the arguments name, and returns an exit code: 0 where all of them passed. Throws ChaosError. */
export async function cli(args: readonly string[], { say, print }: CliOutput): Promise<number> {
  const options = await parser(args).parseAsync();
  const chosen = chooseScenarios(options.only);
  const reason = whyNoFleet();
  const folder = runFolder(options.folder);
  const reports: ScenarioReport[] = [];
  for (const scenario of chosen) {
    const { seed, rounds, short: isShort, keep: keepsAll } = options;
    if (!options.json) say(`${scenario.id}: ${scenario.title}`);
    const run = { seed, rounds, isShort, keepsAll, folder, say };
    reports.push(reason === undefined ? await runScenario(scenario, run) : notRun(scenario, reason));
  }
  print(
    options.json
      ? JSON.stringify({ seed: options.seed, isShort: options.short, reports }, null, 2)
      : reportTable(reports),
  );
  const hasFailed = reports.some(({ outcome }) => outcome === "fail");
  if (hasFailed || options.keep) say(`Logs are in ${folder}`);
  else if (options.folder === undefined) rmSync(folder, { recursive: true });
  return hasFailed || reason !== undefined ? 1 : 0;
}

const parser = (args: readonly string[]) =>
  yargs([...args])
    .scriptName("npm run chaos --")
    .usage("$0 [options]\n\nHurts a whole fleet on this machine and checks that every caption is made once.")
    .options({
      seed: { type: "number", default: 1, describe: "Of the choices; each further round takes the next one" },
      rounds: { type: "number", default: 1, describe: "Rounds of each scenario" },
      only: { type: "string", describe: "Scenarios to carry out, such as T1,T7 (default: all)" },
      short: { type: "boolean", default: false, describe: "Seconds instead of minutes" },
      json: { type: "boolean", default: false, describe: "Print the reports as JSON" },
      keep: { type: "boolean", default: false, describe: "Keep the logs of rounds that passed, too" },
      folder: { type: "string", describe: "Where logs are kept (default: a temporary folder)" },
    })
    .epilogue(scenarios.map(({ id, title }) => `${id.padEnd(4)} ${title}`).join("\n"))
    .strict()
    .version(false)
    .wrap(null);

function chooseScenarios(only: string | undefined): readonly Scenario[] {
  if (only === undefined) return scenarios;
  return only.split(",").map((id) => {
    const found = scenarios.find((scenario) => scenario.id === id.trim().toUpperCase());
    if (found) return found;
    const ids = scenarios.map((scenario) => scenario.id).join(", ");
    throw new ChaosError(`Cannot carry out ${id}: there is no such scenario`, {
      advice: `Name some of ${ids}.`,
    });
  });
}

function runFolder(folder: string | undefined): string {
  if (folder === undefined) return mkdtempSync(join(tmpdir(), "kvsweep-chaos-"));
  mkdirSync(folder, { recursive: true });
  return folder;
}
