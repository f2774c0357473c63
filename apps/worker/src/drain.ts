export interface Drain extends Disposable {
  /** Aborted at the first signal: nothing more is begun, what is in flight is finished. */
  readonly begun: AbortSignal;
  /** Aborted shortly before the grace is over: nothing is waited for any more. */
  readonly over: AbortSignal;
}

export interface DrainOptions {
  /** Seconds from the first signal to the end, whatever is in flight. */
  readonly grace: number;
  readonly onBegin: (signal: NodeJS.Signals) => void;
  /** The end, at once: at the second signal, or when the grace is over. */
  readonly leave: (reason: string) => void;
}

/** Seconds of the grace, or the share of a short one, that are left for parting in order. */
const lastSeconds = 2;
const lastShare = 0.1;

/** Listens for SIGTERM and SIGINT. */
export function listenForDrain({ grace, onBegin, leave }: DrainOptions): Drain {
  const [begun, over] = [new AbortController(), new AbortController()];
  const timers: NodeJS.Timeout[] = [];
  const stop = (signal: NodeJS.Signals) => {
    if (begun.signal.aborted) {
      leave(`a second ${signal}`);
      return;
    }
    const parting = Math.min(lastSeconds, grace * lastShare);
    timers.push(
      setTimeout(() => over.abort(new Error("the grace is over")), (grace - parting) * 1000),
      setTimeout(() => leave("the grace is over"), grace * 1000),
    );
    onBegin(signal);
    begun.abort(new Error(`the worker drains (${signal})`));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  return {
    begun: begun.signal,
    over: over.signal,
    [Symbol.dispose]: () => {
      for (const timer of timers) clearTimeout(timer);
      process.off("SIGTERM", stop);
      process.off("SIGINT", stop);
    },
  };
}
