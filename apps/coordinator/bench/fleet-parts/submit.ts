import { recordSweep } from "@kvsweep/sweep/ledger";
import { enqueueUnits } from "@kvsweep/sweep/queue";
import { peakMegabytes, printFigures, secondsOf } from "./figures.ts";
import { openServers } from "./open-servers.ts";
import { wideSweep } from "./wide-sweep.ts";

const units = 100_000;
await using servers = await openServers();
const { db, connection } = servers;
const seconds = await secondsOf(async () => {
  const plan = wideSweep({ cells: 100, images: 2_000, rowsPerUnit: 2 });
  await recordSweep(db, plan);
  const [first] = plan.units;
  const queue = connection.createQueue(first?.queue ?? "");
  await enqueueUnits(queue, plan.units);
  const queued = (await queue.getJobCounts("waiting"))["waiting"];
  if (plan.units.length !== units || queued !== units)
    throw new Error(`Cannot measure: ${queued} jobs are queued`);
});
printFigures([
  { what: "plan, enter and queue 100,000 units (200,000 captions)", unit: "s", must: 15, value: seconds },
  { what: "plan, enter and queue 100,000 units: memory", unit: "MB", must: 500, value: peakMegabytes() },
]);
