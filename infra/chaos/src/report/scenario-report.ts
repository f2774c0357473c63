import type { RoundResult, Scenario } from "../rounds/round.ts";
import { percentile } from "./percentile.ts";

export type Outcome = "pass" | "fail" | "not run";

/** What all rounds of a scenario came to. */
export interface ScenarioReport {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  readonly rounds: number;
  readonly faults: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly staleRefused: number;
  /** Seconds. */
  readonly recovery: {
    readonly count: number;
    readonly p50?: number | undefined;
    readonly p99?: number | undefined;
  };
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

/** Sums a scenario's rounds up, and holds their recoveries against its goal. A round that threw is a problem. */
export function scenarioReport(
  { id, title, goal }: Pick<Scenario, "id" | "title" | "goal">,
  rounds: readonly (RoundResult | Error)[],
): ScenarioReport {
  const results = rounds.flatMap((round) => (round instanceof Error ? [] : [round]));
  const errors = rounds.flatMap((round) => (round instanceof Error ? [round] : []));
  const sum = (of: (result: RoundResult) => number) =>
    results.reduce((total, result) => total + of(result), 0);
  const seconds = results.flatMap((result) => result.recoveries);
  const [p50, p99] = [percentile(seconds, 0.5), percentile(seconds, 0.99)];
  const tooSlow = (name: string, value: number | undefined, most: number | undefined) =>
    value !== undefined && most !== undefined && value > most
      ? [`recovery ${name} was ${value.toFixed(1)} s, more than ${most} s`]
      : [];
  const lost = sum((result) => result.lost);
  const duplicated = sum((result) => result.duplicated);
  const problems = [
    ...errors.map((error) => error.message),
    ...results.flatMap((result) => result.problems),
    ...tooSlow("p50", p50, goal?.p50),
    ...tooSlow("p99", p99, goal?.p99),
  ];
  return {
    ...{ id, title, lost, duplicated, problems, rounds: rounds.length },
    outcome: problems.length === 0 && lost === 0 && duplicated === 0 ? "pass" : "fail",
    faults: sum((result) => result.faults),
    staleRefused: sum((result) => result.staleRefused),
    recovery: { count: seconds.length, p50, p99 },
    notes: results.flatMap((result) => result.notes),
  };
}

/** Of a scenario that could not be carried out, with the reason. */
export function notRun({ id, title }: Pick<Scenario, "id" | "title">, reason: string): ScenarioReport {
  return {
    ...{ id, title, outcome: "not run", rounds: 0, faults: 0, lost: 0, duplicated: 0, staleRefused: 0 },
    ...{ recovery: { count: 0 }, problems: [], notes: [reason] },
  };
}
