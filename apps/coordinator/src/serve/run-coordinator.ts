import type { Fleet } from "@kvsweep/sweep";
import type { Log } from "@kvsweep/sweep/log";
import { lead } from "../reconcile/lead.ts";
import { Reconciler } from "../reconcile/reconciler.ts";
import { repeat } from "../reconcile/repeat.ts";
import type { Scorer } from "../reconcile/scorer.ts";
import type { CoordinatorMetrics } from "./coordinator-metrics.ts";

export interface RunCoordinator {
  readonly fleet: Fleet;
  readonly databaseUrl: string;
  /** Coordinators of one fleet have the same one. */
  readonly queuePrefix: string;
  readonly highWater: number;
  /** Seconds between two looks at the queues. */
  readonly interval: number;
  /** Seconds between two looks for captions to score. */
  readonly scoreInterval: number;
  readonly scorer: Scorer;
  readonly metrics: CoordinatorMetrics;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Fills the queues and scores while this coordinator leads, until the signal is aborted. */
export async function runCoordinator(input: RunCoordinator): Promise<void> {
  const { fleet, log, metrics, scorer, signal } = input;
  const reconciler = new Reconciler({ db: fleet.db, connection: fleet.queue, highWater: input.highWater });
  const onError = (what: string) => (error: unknown) => log.error({ err: error }, what);
  const fill = async () => {
    const stop = metrics.reconcileSeconds.startTimer();
    for (const { queue, held, added } of await reconciler.reconcile()) {
      metrics.enqueued.inc(added);
      if (added > 0) log.info({ queue, held, added }, "units enqueued");
    }
    stop();
  };
  await lead({
    databaseUrl: input.databaseUrl,
    name: `coordinator ${input.queuePrefix}`,
    signal,
    onChange: (isLeader) => {
      metrics.leader.set(Number(isLeader));
      log.info({ isLeader }, isLeader ? "leading" : "no longer leading");
    },
    onError: onError("cannot ask for the lead"),
    work: async (leading) => {
      const every = (seconds: number, what: string) => ({
        everyMs: seconds * 1000,
        signal: leading,
        onError: onError(what),
      });
      await Promise.all([
        repeat(fill, every(input.interval, "cannot fill the queues")),
        repeat((stop) => scorer.scoreAll(stop), every(input.scoreInterval, "cannot score")),
      ]);
    },
  });
}
