import { recordSweep } from "@kvsweep/sweep/ledger";
import { enqueueUnits } from "@kvsweep/sweep/queue";
import { Reconciler } from "../../src/reconcile/reconciler.ts";
import { peakMegabytes, printFigures, secondsOf } from "./figures.ts";
import { openServers } from "./open-servers.ts";
import { wideSweep } from "./wide-sweep.ts";

const units = 100_000;
const highWater = 10_000;
await using servers = await openServers();
const { db, connection } = servers;
const expectQueued = async (wanted: number) => {
  const counts = await queue.getJobCounts("waiting", "prioritized");
  const queued = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (queued !== wanted) throw new Error(`Cannot measure: ${queued} jobs are queued`);
};

const plan = wideSweep({ cells: 100, images: 2_000, rowsPerUnit: 2 });
const entered = await secondsOf(() =>
  recordSweep(db, wideSweep({ cells: 100, images: 2_000, rowsPerUnit: 2 })),
);
const [first] = plan.units;
const queue = connection.createQueue(first?.queue ?? "");
const queuedAll = await secondsOf(() => enqueueUnits(queue, plan.units));
await expectQueued(units);
await queue.obliterate({ force: true });
const filled = await secondsOf(() => new Reconciler({ db, connection, highWater }).reconcile());
await expectQueued(highWater);
printFigures([
  {
    ...{ what: "plan, enter and queue 100,000 units (200,000 captions)", unit: "s", must: 15 },
    value: entered + queuedAll,
  },
  {
    ...{ what: "the same with 10,000 of them queued, as a coordinator does", unit: "s", must: 15 },
    value: entered + filled,
  },
  { what: "plan, enter and queue 100,000 units: memory", unit: "MB", must: 500, value: peakMegabytes() },
]);
