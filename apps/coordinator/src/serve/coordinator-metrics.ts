import { type Database, items, workers } from "@kvsweep/metrics/database";
import { sql } from "drizzle-orm";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Seconds of silence after which a worker counts as gone. */
const goneSeconds = 60;

/** What a coordinator tells Prometheus. */
export class CoordinatorMetrics {
  readonly registry = new Registry();
  readonly leader = new Gauge({
    name: "kvsweep_leader",
    help: "1 where this coordinator fills the queues and scores",
    registers: [this.registry],
  });
  readonly enqueued = new Counter({
    name: "kvsweep_units_enqueued_total",
    help: "Units that this coordinator has put into queues",
    registers: [this.registry],
  });
  readonly reconcileSeconds = new Histogram({
    name: "kvsweep_reconcile_seconds",
    help: "Time that one look at all queues takes",
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30],
    registers: [this.registry],
  });
  readonly alarms = new Counter({
    name: "kvsweep_alarms_total",
    help: "Caption objects that were missing or altered",
    registers: [this.registry],
  });

  constructor(db: Database) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: "kvsweep_captions",
      help: "Captions in the ledger, by state",
      labelNames: ["state"],
      registers: [this.registry],
      async collect() {
        const { rows } = await db.execute<{ state: string; count: number }>(
          sql`select ${items.state} as state, count(*)::float8 as count from ${items} group by 1`,
        );
        this.reset();
        for (const { state, count } of rows) this.set({ state }, count);
      },
    });
    new Gauge({
      name: "kvsweep_workers",
      help: "Workers that were seen in the last minute, by state",
      labelNames: ["state"],
      registers: [this.registry],
      async collect() {
        const { rows } = await db.execute<{ state: string; count: number }>(
          sql`select ${workers.state} as state, count(*)::float8 as count from ${workers}
              where ${workers.seenAt} > now() - make_interval(secs => ${goneSeconds}) group by 1`,
        );
        this.reset();
        for (const { state, count } of rows) this.set({ state }, count);
      },
    });
  }
}
