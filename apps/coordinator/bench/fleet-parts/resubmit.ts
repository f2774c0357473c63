import { recordSweep } from "@kvsweep/sweep/ledger";
import { Reconciler } from "../../src/reconcile/reconciler.ts";
import { peakMegabytes, printFigures, secondsOf } from "./figures.ts";
import { openServers } from "./open-servers.ts";
import { wideSweep } from "./wide-sweep.ts";

const size = { cells: 50, images: 2_000, rowsPerUnit: 10 };
await using servers = await openServers();
const { db, connection } = servers;
await recordSweep(db, wideSweep(size));
await db.execute(`
  update kvsweep.items set state = 'done', object_key = 'captions/' || cell_id, line = 0, tokens = 1,
                           finish_reason = 'eos', finished_at = now()`);
await db.execute(`update kvsweep.units set finished_at = now()`);
const reconciler = new Reconciler({ db, connection, highWater: 10_000 });

let jobs = 0;
const submit = (name: string) =>
  secondsOf(async () => {
    await recordSweep(db, wideSweep({ ...size, name }));
    jobs += (await reconciler.reconcile()).reduce((sum, { added }) => sum + added, 0);
  });
const same = await submit("wide");
const renamed = await submit("renamed");
printFigures([
  { what: "submit a finished sweep of 100,000 captions again", unit: "s", must: 10, value: same },
  { what: "submit it under another name", unit: "s", must: 10, value: renamed },
  { what: "jobs queued by that", unit: "jobs", must: 0, value: jobs },
  { what: "submit a finished sweep again: memory", unit: "MB", must: 500, value: peakMegabytes() },
]);
