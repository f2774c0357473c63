import { setTimeout as delay } from "node:timers/promises";
import { type AdvisoryLock, tryAdvisoryLock } from "@kvsweep/metrics/database";

export interface Lead {
  readonly databaseUrl: string;
  /** Those of one name have one leader. */
  readonly name: string;
  /** Milliseconds between two attempts to become the leader. Default 2,000. */
  readonly retryMs?: number;
  /** Aborted to lead no more. */
  readonly signal: AbortSignal;
  /** What the leader does until its signal is aborted: it leads no more, or is to stop. */
  readonly work: (signal: AbortSignal) => Promise<void>;
  readonly onChange?: (isLeader: boolean) => void;
  readonly onError?: (error: unknown) => void;
}

/**
 * Works while no other process of that name does: whoever has the database's advisory lock leads. Resolves when it is told
 * to stop. Another process takes over as soon as the database has noticed that this one is gone: at once where it ends or
 * is killed, within half a minute where it freezes or its network is cut.
 */
export async function lead({ signal, retryMs = 2_000, onError, ...rest }: Lead): Promise<void> {
  while (!signal.aborted) {
    try {
      const lock = await tryAdvisoryLock(rest.databaseUrl, rest.name);
      if (lock) await leadWith(lock, signal, rest);
    } catch (error) {
      onError?.(error);
    }
    await delay(retryMs, undefined, { signal }).catch(() => undefined);
  }
}

async function leadWith(
  held: AdvisoryLock,
  signal: AbortSignal,
  { work, onChange }: Pick<Lead, "work" | "onChange">,
): Promise<void> {
  await using lock = held;
  onChange?.(true);
  try {
    await work(AbortSignal.any([signal, lock.lost]));
  } finally {
    onChange?.(false);
  }
}
