import { expect, test } from "vitest";
import type { RoundResult } from "../rounds/round.ts";
import { notRun, scenarioReport } from "./scenario-report.ts";

const scenario = { id: "T1", title: "kill", goal: { p50: 20, p99: 35 } };
const result = (changes: Partial<RoundResult> = {}): RoundResult => ({
  ...{ faults: 1, lost: 0, duplicated: 0, staleRefused: 0, recoveries: [18], problems: [], notes: [] },
  ...changes,
});

test("scenarioReport() adds rounds up, and passes where nothing was wrong", () => {
  const rounds = [result(), result({ faults: 2, staleRefused: 1, recoveries: [16, 19], notes: ["a note"] })];
  expect(scenarioReport(scenario, rounds)).toMatchObject({
    ...{ outcome: "pass", rounds: 2, faults: 3, lost: 0, duplicated: 0, staleRefused: 1, notes: ["a note"] },
    recovery: { count: 3, p50: 18, p99: 19 },
  });
});

test("scenarioReport() fails for what was lost or doubled, for a problem, and for a round that threw", () => {
  const failures = [
    result({ lost: 1 }),
    result({ duplicated: 1 }),
    result({ problems: ["no"] }),
    new Error("no"),
  ];
  for (const failure of failures)
    expect(scenarioReport(scenario, [result(), failure])).toMatchObject({ outcome: "fail" });
});

test("scenarioReport() fails where recoveries took longer than they may", () => {
  const slow = [result({ recoveries: [10, 10, 36] })];
  expect(scenarioReport(scenario, slow).problems).toEqual(["recovery p99 was 36.0 s, more than 35 s"]);
  expect(scenarioReport({ id: "T3", title: "" }, slow)).toMatchObject({ outcome: "pass" });
});

test("notRun() neither passes nor fails", () => {
  expect(notRun(scenario, "no server")).toMatchObject({
    outcome: "not run",
    rounds: 0,
    notes: ["no server"],
  });
});
