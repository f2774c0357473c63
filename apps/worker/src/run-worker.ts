import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { engineVersion, type ModelCard } from "@kvsweep/core/checkpoint";
import { checkProvider, thisMachine } from "@kvsweep/core/providers";
import { checkMigrations } from "@kvsweep/metrics/database";
import {
  type CommittedBatch,
  commitBatch,
  type Engine,
  type Fleet,
  openFleet,
  unitQueueName,
} from "@kvsweep/sweep";
import { registerWorker } from "@kvsweep/sweep/ledger";
import type { Log } from "@kvsweep/sweep/log";
import { atHandResolver, modelsAtHand } from "./at-hand.ts";
import { ModelChild } from "./child/model-child.ts";
import { describeMachine } from "./describe-machine.ts";
import type { Drain } from "./drain.ts";
import type { WorkerSettings } from "./env.ts";
import { healthRoutes, serveHealth } from "./health.ts";
import { Heartbeat } from "./heartbeat.ts";
import type { WorkerOptions } from "./options.ts";
import { selfTest } from "./self-test.ts";
import { serveQueues } from "./serve-queues.ts";
import { Spool } from "./spool.ts";
import { type RunningWorker, startWorker } from "./start-worker.ts";
import { WorkerMetrics } from "./worker-metrics.ts";
import { WorkerStatus } from "./worker-status.ts";

export interface RunWorker {
  readonly options: WorkerOptions;
  readonly settings: WorkerSettings;
  readonly version: string;
  readonly drain: Drain;
  readonly log: Log;
}

const fakeEntry = fileURLToPath(new URL("./child/fake-main.js", import.meta.url));

/** A worker of a fleet, from its registration until it is drained. Throws what keeps it from starting. */
export async function runWorker(input: RunWorker): Promise<void> {
  const { options, settings, log } = input;
  const { provider, dtype, threads, memory, cache, id } = options;
  checkProvider(provider, thisMachine(settings.libraryPath));
  const models = await modelsAtHand(options.models);
  const engine = { version: settings.isFake ? "fake" : String(engineVersion), provider, dtype };
  await using fleet = await openFleet({
    settings: settings.fleet(),
    applicationName: `kvsweep worker ${id}`,
    poolSize: 6,
    onLost: (error) => log.warn({ err: error }, "lost a connection to the ledger"),
  });
  await checkMigrations(fleet.db);
  await mkdir(options.spool, { recursive: true });
  const child = new ModelChild(
    { provider, threads, dtype, memory, cache },
    ...(settings.isFake ? [fakeEntry] : []),
  );
  await using _child = child;
  const crew: Crew = {
    ...input,
    fleet,
    child,
    models,
    engine,
    status: new WorkerStatus(),
    metrics: new WorkerMetrics(),
  };
  if (options.check) await checkAll(crew);
  else await work(crew);
}

interface Crew extends RunWorker {
  readonly fleet: Fleet;
  readonly child: ModelChild;
  readonly models: readonly ModelCard[];
  readonly engine: Engine;
  readonly status: WorkerStatus;
  readonly metrics: WorkerMetrics;
}

/** What `--check` does: loads and tests every model. */
async function checkAll({ fleet, child, models, engine, options, log }: Crew): Promise<void> {
  for (const model of models) {
    await selfTest({ db: fleet.db, child, model, engine, workerId: options.id, folder: options.spool });
    log.info({ model: model.name }, "the model is loaded and has passed its self-test");
  }
}

async function work(crew: Crew): Promise<void> {
  const { fleet, options, status, metrics, models, engine, version, drain, log } = crew;
  const { id } = options;
  await registerWorker(fleet.db, {
    ...{ id, version, engineVersion: engine.version, provider: engine.provider, dtype: engine.dtype },
    ...describeMachine(engine.provider),
    models: models.map(({ fingerprint }) => fingerprint),
  });
  const onError = (what: string) => (error: unknown) => log.warn({ err: error }, what);
  await using heartbeat = new Heartbeat({
    ...{ db: fleet.db, id, seconds: options.lease / 3 },
    beat: () => ({ state: status.state, warmModel: status.warmModel }),
    onError: onError("cannot give a sign of life"),
  });
  drain.begun.addEventListener("abort", () => {
    status.drain();
    metrics.ready.set(0);
    heartbeat.now();
  });
  await using _health = await openHealth(crew);
  const spool = openSpool(crew);
  log.info({ models: models.map(({ name }) => name), engine }, "started");
  const recovered = spool.recover().catch(onError("cannot commit what an earlier process has left"));
  const queues = new Map(
    models.map((model) => [unitQueueName({ modelFingerprint: model.fingerprint, engine }), model]),
  );
  const ends = new AbortController();
  await serveQueues({
    connection: fleet.queue,
    names: [...queues.keys()],
    rotateSeconds: options.rotate,
    drain: AbortSignal.any([drain.begun, ends.signal]),
    open: (name, stop) => openQueue(crew, { name, model: queues.get(name), stop, spool, heartbeat }),
    onLook: (units) => {
      const idle = status.looked(units);
      if (options.idleExit !== undefined && idle > options.idleExit) ends.abort(new Error("nothing to do"));
    },
    onError: onError("cannot look at the queues"),
  });
  await Promise.race([recovered, aborted(drain.over)]);
  status.stop();
  log.info({ waiting: spool.bytes }, spool.bytes > 0 ? "stopped; captions wait in the spool" : "stopped");
}

interface OpenQueue {
  readonly name: string;
  readonly model: ModelCard | undefined;
  readonly stop: AbortSignal;
  readonly spool: Spool;
  readonly heartbeat: Heartbeat;
}

/** Loads and tests a queue's model, and begins to take its units. */
async function openQueue(
  crew: Crew,
  { name, model, stop, spool, heartbeat }: OpenQueue,
): Promise<RunningWorker | undefined> {
  const { fleet, child, engine, options, models, settings, status, metrics, log } = crew;
  if (!model) return undefined;
  const start = performance.now();
  try {
    await selfTest({ db: fleet.db, child, model, engine, workerId: options.id, folder: options.spool });
  } catch (error) {
    if (error instanceof Error && "retry" in error && error.retry === true) throw error;
    log.error({ err: error, model: model.name }, "takes no units of this model");
    status.refuse(error instanceof Error ? error.message : String(error));
    return undefined;
  }
  metrics.modelSeconds.set((performance.now() - start) / 1000);
  metrics.ready.set(1);
  status.ready(model.fingerprint);
  heartbeat.now();
  log.info({ model: model.name, queue: name }, "takes units");
  return startWorker({
    ...{ connection: fleet.queue, db: fleet.db, store: fleet.store, queues: [name], child, drain: stop },
    threads: options.threads,
    lease: { workerId: options.id, seconds: options.lease },
    resolve: atHandResolver(models, settings.bundled, options.benchmarks),
    commit: (batch) => spool.commit(batch),
    onBatch: (report) => {
      metrics.batch(report);
      metrics.spoolBytes.set(spool.bytes);
      const { done, failed, tokens, seconds } = report;
      log.info({ done, failed, tokens, seconds }, "committed a batch");
    },
    onFailed: (unit, error) => {
      metrics.failures.inc({ error: error.name });
      log.error({ unit, err: error }, "gave a unit up");
    },
    onError: (error) => log.warn({ err: error }, "the queue is in the way"),
  });
}

function openSpool({ fleet, options, drain, log }: Crew): Spool {
  const commit = (batch: Parameters<typeof commitBatch>[1]): Promise<CommittedBatch> =>
    commitBatch(fleet, batch);
  return new Spool({ folder: options.spool, limit: options.spoolLimit, commit, giveUp: drain.over, log });
}

async function openHealth({ options, status, metrics, log }: Crew): Promise<AsyncDisposable | undefined> {
  const { healthHost: host, healthPort: port } = options;
  if (port === undefined) return undefined;
  const server = await serveHealth({ routes: healthRoutes(status, metrics.registry), host, port });
  log.info({ host, port: server.port }, "serves health");
  return server;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
