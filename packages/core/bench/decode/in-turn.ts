import { median } from "../median.ts";

/**
 * Runs each task once to warm up and then once a round, in turn, so that what slows the machine for a while slows all of
 * them; every other round goes backwards.
 */
export async function inTurn<Measured, Name extends string>(
  rounds: number,
  tasks: Readonly<Record<Name, () => Promise<Measured>>>,
): Promise<Readonly<Record<Name, readonly Measured[]>>> {
  const names = Object.keys(tasks) as Name[];
  const measured = new Map<Name, Measured[]>(names.map((name) => [name, []]));
  for (const name of names) await tasks[name]();
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      measured.get(name)?.push(await tasks[name]());
    }
  }
  return Object.fromEntries(measured) as Record<Name, Measured[]>;
}

/** The median of the ratios round by round. */
export function ratio(of: readonly number[], to: readonly number[]): number {
  return median(of.map((value, round) => value / (to[round] ?? Number.NaN)));
}

/** The median of ten runs, for what takes milliseconds. */
export const repeated = (run: () => Promise<number>) => async () => {
  const times: number[] = [];
  for (let i = 0; i < 10; i++) times.push(await run());
  return median(times);
};
