import { recordSweep, sweepProgress } from "@kvsweep/sweep/ledger";
import { Redis } from "ioredis";
import { Reconciler } from "../../src/reconcile/reconciler.ts";
import { peakMegabytes, printFigures, secondsOf } from "./figures.ts";
import { openServers } from "./open-servers.ts";
import { wideSweep } from "./wide-sweep.ts";

const highWater = 10_000;
await using servers = await openServers();
const { db, connection, redisUrl } = servers;
const plan = wideSweep({ cells: 500, images: 2_000, rowsPerUnit: 10 });
const entered = await secondsOf(() => recordSweep(db, plan));
const { pending } = await sweepProgress(db, plan.id);
if (pending !== 1_000_000) throw new Error(`Cannot measure: ${pending} captions are owed`);
const reconciler = new Reconciler({ db, connection, highWater });
const filled = await secondsOf(() => reconciler.reconcile());
const looked = await secondsOf(() => reconciler.reconcile());
const queued = (await reconciler.reconcile()).reduce((sum, { held, added }) => sum + held + added, 0);
const redis = new Redis(redisUrl);
const memory = Number(/used_memory_peak:(\d+)/.exec(await redis.info("memory"))?.[1]) / 2 ** 20;
await redis.quit();
printFigures([
  { what: "enter 1,000,000 captions in 100,000 units", unit: "s", must: 60, value: entered },
  { what: "fill the queue to 10,000 of them", unit: "s", must: 10, value: filled },
  { what: "look at the full queue", unit: "s", must: 5, value: looked },
  { what: "jobs in the queue", unit: "jobs", must: highWater, value: queued },
  { what: "Redis with 1,000,000 captions owed: memory", unit: "MB", must: 256, value: memory },
  { what: "coordinator with 1,000,000 captions owed: memory", unit: "MB", must: 500, value: peakMegabytes() },
]);
