export interface StandstillOptions {
  /** Seconds without a turn of the event loop that are worth telling. */
  readonly seconds: number;
  readonly onStandstill: (seconds: number) => void;
  /** Milliseconds between two looks. Default 1,000. */
  readonly everyMs?: number;
}

/**
 * Tells when this process has stood still: its event loop was blocked, or the whole process frozen. It learns of it when it
 * goes on, and whoever waited for its signs of life may have taken its units meanwhile.
 */
export function watchStandstill({ seconds, onStandstill, everyMs = 1_000 }: StandstillOptions): Disposable {
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const stoodStill = (now - last - everyMs) / 1000;
    last = now;
    if (stoodStill >= seconds) onStandstill(stoodStill);
  }, everyMs);
  timer.unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
