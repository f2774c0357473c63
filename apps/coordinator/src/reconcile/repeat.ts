import { setTimeout as delay } from "node:timers/promises";

export interface Repeat {
  /** Milliseconds from the end of one turn to the next. */
  readonly everyMs: number;
  readonly signal: AbortSignal;
  readonly onError: (error: unknown) => void;
}

/** Does the same again and again until the signal is aborted; an error is told and does not end it. */
export async function repeat(
  turn: (signal: AbortSignal) => Promise<unknown>,
  { everyMs, signal, onError }: Repeat,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await turn(signal);
    } catch (error) {
      if (!signal.aborted) onError(error);
    }
    await delay(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
