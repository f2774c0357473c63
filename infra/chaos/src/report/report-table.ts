import type { ScenarioReport } from "./scenario-report.ts";

const titles = ["", "scenario", "rounds", "faults", "lost", "double", "stale", "p50 s", "p99 s", ""];

/** Reports as a table for a terminal, problems and reasons below it. */
export function reportTable(reports: readonly ScenarioReport[]): string {
  const rows = [titles, ...reports.map(cells)];
  const widths = titles.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isText = (column: number) => column < 2 || column === titles.length - 1;
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  const remarks = reports.flatMap(({ id, outcome, problems, notes }) =>
    (outcome === "not run" ? notes : problems).slice(0, 8).map((text) => `${id}: ${text}`),
  );
  return [...lines, ...(remarks.length > 0 ? ["", ...remarks] : [])].join("\n");
}

function cells(report: ScenarioReport): string[] {
  const { id, title, outcome, rounds, faults, lost, duplicated, staleRefused, recovery } = report;
  if (outcome === "not run") return [id, title, "", "", "", "", "", "", "", outcome];
  const seconds = (value: number | undefined) => value?.toFixed(1) ?? "";
  const counts = [rounds, faults, lost, duplicated, staleRefused].map(String);
  return [id, title, ...counts, seconds(recovery.p50), seconds(recovery.p99), outcome];
}
