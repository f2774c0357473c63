import type { PGlite } from "@electric-sql/pglite";
import { readModelCard } from "@kvsweep/core/checkpoint";
import { benchmarkNamed } from "@kvsweep/metrics";
import { type Database, migrateDatabase, openPgliteDatabase } from "@kvsweep/metrics/database";
import { sharedPglite } from "@kvsweep/servers/pglite";
import { type ListedPlan, listPlan, parseSweepFile, planSweep } from "@kvsweep/sweep";
import { recordSweep } from "@kvsweep/sweep/ledger";
import { enqueueUnits, openPgliteQueue, type QueueConnection } from "@kvsweep/sweep/queue";
import { onTestFinished } from "vitest";
import type { WorkerInput } from "../start-worker.ts";
import { scenesBenchmark, scenesModel } from "./paths.ts";

export interface WorkerState {
  readonly client: PGlite;
  readonly db: Database;
  readonly connection: QueueConnection;
  readonly plan: ListedPlan;
  readonly queueName: string;
  readonly resolve: WorkerInput["resolve"];
}

/** A real ledger and a real queue in memory, shared by the tests of a process, one after the other, with a planned and queued sweep of the bundled model in them. */
export async function openWorkerState(size: {
  cells: number;
  images: number;
  rowsPerUnit: number;
}): Promise<WorkerState> {
  const client = await sharedPglite();
  const db = openPgliteDatabase(client);
  await migrateDatabase(db);
  const connection = await openPgliteQueue(client);
  onTestFinished(() => connection.close());
  const { plan, samples } = await smallPlan(size);
  await recordSweep(db, plan);
  const queueName = plan.units[0]?.queue ?? "";
  await enqueueUnits(connection.createQueue(queueName), plan.units);
  const resolve = async () => ({ model: scenesModel, samples });
  return { client, db, connection, plan, queueName, resolve };
}

async function smallPlan({
  cells,
  images,
  rowsPerUnit,
}: {
  cells: number;
  images: number;
  rowsPerUnit: number;
}) {
  const lambdas = Array.from({ length: cells }, (_, cell) => cell / 10 + 0.3);
  const text = `name: small
model: scenes-vlm
benchmark: scenes
methods: [{ method: kvsmooth, layers: [1, 8], lambdaRef: [${lambdas.join(", ")}] }]
decoding: { maxNewTokens: 4 }
samples: { limit: ${images} }
`;
  const { file, source } = parseSweepFile(text, "small.yaml");
  const data = await benchmarkNamed("scenes").load(scenesBenchmark);
  const plan = planSweep({
    file,
    source,
    models: [await readModelCard(scenesModel)],
    benchmarks: [
      { name: "scenes", fingerprint: data.fingerprint, sampleIds: data.samples.map(({ id }) => id) },
    ],
    engine: { version: "1", provider: "cpu", dtype: "float32" },
    rowsPerUnit,
  });
  return { plan: listPlan(plan), samples: data.samples };
}
