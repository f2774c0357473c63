import { type Database, migrateDatabase, openPgliteDatabase } from "@kvsweep/metrics/database";
import { sharedPglite } from "@kvsweep/servers/pglite";
import { type ListedPlan, listPlan, parseSweepFile, planSweep } from "@kvsweep/sweep";
import { recordSweep } from "@kvsweep/sweep/ledger";
import { openPgliteQueue, type QueueConnection } from "@kvsweep/sweep/queue";
import { onTestFinished } from "vitest";

export interface FleetState {
  readonly db: Database;
  readonly connection: QueueConnection;
  /** Plans a sweep of greedy with a unit an image, and enters it. */
  readonly record: (name: string, images: number) => Promise<ListedPlan>;
}

/** A real ledger and real queues in memory, which are empty. The tests of a process share them: each opens them once. */
export async function openFleetState(): Promise<FleetState> {
  const client = await sharedPglite();
  const db = openPgliteDatabase(client);
  await migrateDatabase(db);
  const connection = await openPgliteQueue(client);
  onTestFinished(() => connection.close());
  const record = async (name: string, images: number) => {
    const plan = plannedSweep(name, images);
    await recordSweep(db, plan);
    return plan;
  };
  return { db, connection, record };
}

/** Each sweep has images of its own, so that none is decoded for another. */
function plannedSweep(name: string, images: number): ListedPlan {
  const text = `name: ${name}\nmodel: m\nbenchmark: scenes\nmethods: [{ method: greedy }]\n`;
  const plan = planSweep({
    ...parseSweepFile(text, `${name}.yaml`),
    models: [{ name: "m", folder: "/m", fingerprint: "f", layerCount: 8 }],
    benchmarks: [
      {
        name: "scenes",
        fingerprint: name,
        sampleIds: Array.from({ length: images }, (_, image) => `${name}-${image}`),
      },
    ],
    engine: { version: "2", provider: "cpu", dtype: "float32" },
    rowsPerUnit: 1,
  });
  return listPlan(plan);
}
