/** Runs a task when a place is free; the order of calls is the order of starts. */
export type Limit = <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** At most `places` tasks at once. A task whose signal is aborted while it waits never starts. */
export function limitConcurrency(places: number): Limit {
  const waiting: (() => void)[] = [];
  let free = places;
  const take = async () => {
    if (free > 0) free--;
    else await new Promise<void>((start) => waiting.push(start));
  };
  const give = () => {
    const start = waiting.shift();
    if (start) start();
    else free++;
  };
  return async (task, signal) => {
    await take();
    try {
      signal?.throwIfAborted();
      return await task();
    } finally {
      give();
    }
  };
}
