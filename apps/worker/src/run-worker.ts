import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { engineVersion } from "@kvsweep/core/checkpoint";
import { checkProvider, thisMachine } from "@kvsweep/core/providers";
import { checkMigrations } from "@kvsweep/metrics/database";
import { commitBatch, isFinal, openFleet, startTelemetry, unitQueueName } from "@kvsweep/sweep";
import { recordEvent, registerWorker } from "@kvsweep/sweep/ledger";
import { atHandResolver, modelsAtHand } from "./at-hand.ts";
import { ModelChild } from "./child/model-child.ts";
import type { Crew, RunWorker } from "./crew.ts";
import { describeMachine } from "./describe-machine.ts";
import { WorkerOptionError } from "./errors.ts";
import { healthRoutes, serveHealth } from "./health.ts";
import { Heartbeat } from "./heartbeat.ts";
import { openQueue } from "./open-queue.ts";
import { selfTest } from "./self-test.ts";
import { serveQueues } from "./serve-queues.ts";
import { Spool } from "./spool.ts";
import { UnitsInHand } from "./units-in-hand.ts";
import { watchStandstill } from "./watch-standstill.ts";
import { WorkerMetrics } from "./worker-metrics.ts";
import { WorkerStatus } from "./worker-status.ts";

const fakeEntry = fileURLToPath(new URL("./child/fake-main.js", import.meta.url));

/** A worker of a fleet, from its registration until it is drained. Throws what keeps it from starting. */
export async function runWorker(input: RunWorker): Promise<void> {
  const { options, settings, log } = input;
  const { provider, dtype, threads, memory, cache, keepPacked, id, benchmarks } = options;
  checkProvider(provider, thisMachine(settings.libraryPath));
  if (benchmarks !== undefined && !existsSync(benchmarks))
    throw new WorkerOptionError("--benchmarks", `there is no folder "${benchmarks}"`);
  const models = await modelsAtHand(options.models);
  const { version } = input;
  await using telemetry = await startTelemetry({
    ...{ service: "kvsweep-worker", version, variables: settings.variables },
  });
  await using fleet = await openFleet({
    ...{ settings: settings.fleet(), telemetry },
    applicationName: `kvsweep worker ${id}`,
    poolSize: 6,
    onLost: (error) => log.warn({ err: error }, "lost a connection to the ledger"),
  });
  await checkMigrations(fleet.db);
  await mkdir(options.spool, { recursive: true });
  const metrics = new WorkerMetrics();
  const onDeath = () => {
    metrics.childDeaths.inc();
    log.warn("the model's process died");
  };
  const entry = settings.isFake ? fakeEntry : undefined;
  await using child = new ModelChild({ provider, threads, dtype, memory, cache, keepPacked }, entry, onDeath);
  const crew: Crew = {
    ...{ ...input, fleet, child, models, metrics },
    engine: { version: settings.isFake ? "fake" : String(engineVersion), provider, dtype },
    resolve: atHandResolver(models, settings.bundled, benchmarks),
    units: new UnitsInHand(),
    status: new WorkerStatus(),
    ends: new AbortController(),
  };
  if (options.check) await checkAll(crew);
  else await work(crew);
}

/** What `--check` does: loads and tests every model. */
async function checkAll({ fleet, child, models, engine, options, log }: Crew): Promise<void> {
  for (const model of models) {
    await selfTest({ db: fleet.db, child, model, engine, workerId: options.id, folder: options.spool });
    log.info({ model: model.name }, "the model is loaded and has passed its self-test");
    process.stdout.write(`${model.name}: loaded, and passed its self-test\n`);
  }
  process.stdout.write("The servers are reached. All is well.\n");
}

async function work(crew: Crew): Promise<void> {
  const { fleet, options, status, units, models, engine, version, drain, ends, log } = crew;
  const { id } = options;
  const onError = (what: string) => (error: unknown) => log.warn({ err: error }, what);
  await registerWorker(fleet.db, {
    ...{ id, version, engineVersion: engine.version, provider: engine.provider, dtype: engine.dtype },
    ...describeMachine(engine.provider),
    models: models.map(({ fingerprint }) => fingerprint),
  });
  await using heartbeat = new Heartbeat({
    ...{ db: fleet.db, id, seconds: options.lease / 3 },
    beat: () => ({ state: status.state, warmModel: status.warmModel }),
    onError: onError("cannot give a sign of life"),
  });
  onAbort(drain.begun, () => {
    status.drain();
    heartbeat.now();
  });
  using _standstill = watchStandstill({
    seconds: options.lease,
    onStandstill: (seconds) => {
      const details = { problem: "the worker stood still for longer than its lease", seconds };
      log.error(details, "an alarm");
      recordEvent(fleet.db, { kind: "alarm", workerId: id, details }).catch(onError("cannot raise an alarm"));
    },
  });
  const spool = openSpool(crew);
  status.watch(() => heartbeat.problem);
  status.watch(() => spool.problem);
  await using _health = await openHealth(crew, spool);
  log.info({ models: models.map(({ name }) => name), engine }, "started");
  const recovered = spool.recover().catch(onError("cannot commit what an earlier process has left"));
  const queues = new Map(
    models.map((model) => [unitQueueName({ modelFingerprint: model.fingerprint, engine }), model]),
  );
  await serveQueues({
    connection: fleet.queue,
    names: [...queues.keys()],
    rotateSeconds: options.rotate,
    drain: AbortSignal.any([drain.begun, ends.signal]),
    inHand: () => units.count,
    open: async (name, stop) => {
      const model = queues.get(name);
      return model && openQueue(crew, { name, model, stop, spool, heartbeat });
    },
    onLook: (waiting) => {
      const idle = status.looked(waiting);
      if (options.idleExit !== undefined && idle > options.idleExit) ends.abort();
    },
    onError: onError("cannot look at the queues"),
  });
  await Promise.race([recovered, new Promise<void>((resolve) => onAbort(drain.over, resolve))]);
  status.stop();
  if (isFinal(ends.signal.reason)) throw ends.signal.reason;
  log.info({ waiting: spool.bytes }, spool.bytes > 0 ? "stopped; captions wait in the spool" : "stopped");
}

function openSpool({ fleet, options, drain, inFlight, log }: Crew): Spool {
  return new Spool({
    folder: options.spool,
    limit: options.spoolLimit,
    commit: (batch) => commitBatch(fleet, batch),
    giveUp: drain.over,
    onKept: ({ captions }) => inFlight.settle(captions),
    log,
  });
}

async function openHealth(
  { options, status, metrics, units, inFlight, log }: Crew,
  spool: Spool,
): Promise<AsyncDisposable | undefined> {
  const { healthHost: host, healthPort: port } = options;
  if (port === undefined) return undefined;
  const readings = () => ({
    state: status.state,
    isReady: status.hindrance() === undefined,
    spoolBytes: spool.bytes,
    unitsInHand: units.count,
    batchesInFlight: inFlight.batches,
  });
  const { contentType } = metrics.registry;
  const routes = healthRoutes(status, { contentType, metrics: () => metrics.text(readings()) });
  const server = await serveHealth({ routes, host, port });
  log.info({ host, port: server.port }, "serves health");
  return server;
}

function onAbort(signal: AbortSignal, act: () => void): void {
  if (signal.aborted) act();
  else signal.addEventListener("abort", act, { once: true });
}
