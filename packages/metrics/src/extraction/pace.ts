import type { Clock } from "./clock.ts";

/** Lets requests go one after the other, with equal gaps. */
export interface Pace {
  /** Resolves when the next request may go. */
  readonly next: (signal?: AbortSignal) => Promise<void>;
  /** Holds every request back until this many milliseconds from now. */
  readonly pause: (milliseconds: number) => void;
}

/** A pace of this many requests a minute; Infinity for no limit but the pauses. */
export function createPace(requestsPerMinute: number, clock: Clock): Pace {
  const gap = 60_000 / requestsPerMinute;
  let free = 0;
  return {
    next: async (signal) => {
      for (let wait = free - clock.now(); wait > 0; wait = free - clock.now())
        await clock.sleep(wait, signal);
      signal?.throwIfAborted();
      free = clock.now() + gap;
    },
    pause: (milliseconds) => {
      free = Math.max(free, clock.now() + milliseconds);
    },
  };
}
