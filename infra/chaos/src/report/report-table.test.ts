import { expect, test } from "vitest";
import { reportTable } from "./report-table.ts";
import { notRun, scenarioReport } from "./scenario-report.ts";

test("reportTable() has a line a scenario, and problems below", () => {
  const round = { faults: 1, lost: 0, duplicated: 0, staleRefused: 2, recoveries: [17.25], notes: [] };
  const table = reportTable([
    scenarioReport({ id: "T1", title: "kill" }, [{ ...round, problems: [] }]),
    scenarioReport({ id: "T2", title: "freeze" }, [{ ...round, problems: ["too slow"] }]),
    notRun({ id: "T17", title: "clocks" }, "no faketime"),
  ]);
  expect(table).toBe(
    [
      "     scenario  rounds  faults  lost  double  stale  p50 s  p99 s",
      "T1   kill           1       1     0       0      2   17.3   17.3  pass",
      "T2   freeze         1       1     0       0      2   17.3   17.3  fail",
      "T17  clocks                                                       not run",
      "",
      "T2: too slow",
      "T17: no faketime",
    ].join("\n"),
  );
});
