/** One row of the table. */
export interface Measured {
  readonly what: string;
  readonly unit: "s" | "ms" | "MB" | "jobs" | "%";
  /** Upper bound; infinite where it is only told. */
  readonly must?: number;
  /** Lower bound. */
  readonly atLeast?: number;
  readonly value: number;
}

/** Prints rows for the table's process to read. */
export function printFigures(rows: readonly Measured[]): void {
  const figures = rows.map(({ what, unit, value, must = Number.POSITIVE_INFINITY, atLeast = 0 }) => ({
    what,
    must: bound({ unit, must, atLeast }),
    measured: `${unit === "jobs" ? value : value.toFixed(1)} ${unit}`,
    holds: value <= must && value >= atLeast,
  }));
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

function bound({ unit, must, atLeast }: Required<Pick<Measured, "unit" | "must" | "atLeast">>): string {
  if (atLeast > 0) return `≥ ${atLeast} ${unit}`;
  if (must === 0) return "0";
  return Number.isFinite(must) ? `< ${must} ${unit}` : "–";
}

/** Largest resident memory that this process ever had, in MB. */
export const peakMegabytes = (): number => process.resourceUsage().maxRSS / 1024;

/** Seconds that something takes. */
export async function secondsOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
