interface Runs<Result> {
  /** What is under way, and may have begun before whoever asks now. */
  running: Promise<unknown>;
  /** What begins after it. */
  next: Promise<Result> | undefined;
}

/** Runs one task a key at a time. Those who ask while it runs share the next run: what they get began after they asked. */
export class SharedRuns<Key, Result> {
  readonly #runs = new Map<Key, Runs<Result>>();

  run(key: Key, task: () => Promise<Result>): Promise<Result> {
    const runs = this.#runs.get(key) ?? { running: Promise.resolve(), next: undefined };
    this.#runs.set(key, runs);
    runs.next ??= this.#runNext(key, runs, task);
    return runs.next;
  }

  async #runNext(key: Key, runs: Runs<Result>, task: () => Promise<Result>): Promise<Result> {
    await runs.running;
    const result = task();
    runs.next = undefined;
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    runs.running = settled;
    settled.then(() => {
      if (runs.running === settled && runs.next === undefined) this.#runs.delete(key);
    });
    return result;
  }
}
