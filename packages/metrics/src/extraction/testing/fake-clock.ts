import type { Clock } from "../clock.ts";

/** A clock whose sleepers wake at once while its time jumps ahead. */
export interface FakeClock extends Clock {
  /** Every sleep, in milliseconds. */
  readonly slept: readonly number[];
}

/** A clock that starts at 0, and of which chance always gives `random`. */
export function fakeClock(random = 0): FakeClock {
  const slept: number[] = [];
  let time = 0;
  return {
    slept,
    now: () => time,
    random: () => random,
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      slept.push(milliseconds);
      time += milliseconds;
    },
  };
}
