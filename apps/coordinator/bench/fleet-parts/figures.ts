/** One row of the table. */
export interface Measured {
  readonly what: string;
  readonly unit: "s" | "MB" | "jobs";
  /** Upper bound. */
  readonly must: number;
  readonly value: number;
}

/** Prints rows for the table's process to read. */
export function printFigures(rows: readonly Measured[]): void {
  const figures = rows.map(({ what, unit, must, value }) => ({
    what,
    must: must === 0 ? "0" : `< ${must} ${unit}`,
    measured: `${unit === "jobs" ? value : value.toFixed(1)} ${unit}`,
    holds: value <= must,
  }));
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

/** Largest resident memory that this process ever had, in MB. */
export const peakMegabytes = (): number => process.resourceUsage().maxRSS / 1024;

/** Seconds that something takes. */
export async function secondsOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
