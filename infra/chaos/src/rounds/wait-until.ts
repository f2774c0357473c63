import { setTimeout as delay } from "node:timers/promises";
import { ChaosError } from "../errors.ts";

export interface Waiting {
  /** What is waited for, in the words after "Cannot go on: not". */
  readonly what: string;
  /** Milliseconds. Default 180,000. */
  readonly patience?: number;
  /** Milliseconds between two looks. Default 100. */
  readonly every?: number;
}

/** Resolves to the first value that is there. Throws ChaosError where none comes in time. */
export async function waitUntil<Value>(
  look: () => Promise<Value | undefined>,
  { what, patience = 180_000, every = 100 }: Waiting,
): Promise<Value> {
  const giveUp = Date.now() + patience;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (Date.now() > giveUp) throw new ChaosError(`Cannot go on: not ${what} after ${patience / 1000} s`);
    await delay(every);
  }
}
