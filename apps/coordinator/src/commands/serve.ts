import { engineVersion } from "@kvsweep/core/checkpoint";
import { migrateDatabase } from "@kvsweep/metrics/database";
import { type FleetSettings, openFleet, startTelemetry } from "@kvsweep/sweep";
import { type logLevels, openLog } from "@kvsweep/sweep/log";
import { createApi } from "../api/app.ts";
import { isLoopback } from "../api/authenticate.ts";
import { Catalog } from "../api/catalog.ts";
import { RateLimit } from "../api/rate-limit.ts";
import { TokenBook } from "../api/tokens.ts";
import { listenForInterrupts } from "../embedded/interrupts.ts";
import { CommandError } from "../errors.ts";
import { exitCodes } from "../exit-code.ts";
import { Scorer } from "../reconcile/scorer.ts";
import { CoordinatorMetrics } from "../serve/coordinator-metrics.ts";
import { listen } from "../serve/listen.ts";
import { runCoordinator } from "../serve/run-coordinator.ts";
import { serviceRoutes } from "../serve/service-routes.ts";
import type { Terminal } from "../terminal.ts";
import { version } from "../version.ts";

export interface ServeOptions {
  readonly fleet: FleetSettings;
  readonly host: string;
  readonly port: number;
  /** Most units that a queue holds. */
  readonly highWater: number;
  readonly interval: number;
  readonly scoreInterval: number;
  /** Folders of model folders. */
  readonly models: readonly string[];
  readonly bundled: string;
  readonly logLevel: (typeof logLevels)[number];
  /** The process's variables: no secret of theirs is logged. */
  readonly variables: NodeJS.ProcessEnv;
  /** Plans for workers with the fake decoder. */
  readonly isFake: boolean;
}

/** Runs a fleet's coordinator until it is told to stop: the API, the queues' filling, the scoring. */
export async function serve(options: ServeOptions, terminal: Terminal): Promise<number> {
  const { fleet: settings, host, bundled } = options;
  const log = openLog({ program: "coordinator", level: options.logLevel, variables: options.variables });
  using interrupts = listenForInterrupts(terminal.say, "Closing; press Ctrl-C again to leave at once.");
  const { variables } = options;
  await using telemetry = await startTelemetry({
    ...{ service: "kvsweep-coordinator", version: version(), variables },
  });
  await using fleet = await openFleet({ settings, applicationName: "kvsweep coordinator", telemetry });
  const { db, store } = fleet;
  await migrateDatabase(db);
  const isLocal = isLoopback(host);
  const tokens = new TokenBook(db);
  await refuseOpen({ isLocal, tokens, host });
  const catalog = new Catalog({ models: options.models, bundled });
  const metrics = new CoordinatorMetrics(db);
  const scorer = new Scorer({
    db,
    store,
    benchmark: (name) => catalog.benchmark(name),
    onAlarm: (error, captions) => {
      metrics.alarms.inc();
      log.error({ err: error, captions }, "captions are owed again");
    },
  });
  const engine = options.isFake ? "fake" : String(engineVersion);
  const api = createApi({
    context: {
      db,
      gate: { tokens, isLocal },
      catalog,
      engineVersion: engine,
      results: (sweep) => scorer.results(sweep),
    },
    limit: new RateLimit(),
    onFault: (error, reference) => log.error({ err: error, reference }, "a request failed"),
  });
  api.route("/", serviceRoutes(fleet, metrics.registry));
  await using server = await listen({ host, port: options.port, fetch: api.fetch });
  terminal.say(`kvsweep listens at http://${host}:${server.port}; Ctrl-C ends it.`);
  log.info({ host, port: server.port, engine }, "listening");
  await runCoordinator({
    ...{ fleet, scorer, metrics, log, signal: interrupts.drain },
    ...{ databaseUrl: settings.databaseUrl, queuePrefix: settings.redisPrefix },
    ...{ highWater: options.highWater, interval: options.interval, scoreInterval: options.scoreInterval },
  });
  return exitCodes.ok;
}

/** Whoever reaches the API may spend the fleet's hours. */
async function refuseOpen({ isLocal, tokens, host }: Open): Promise<void> {
  if (isLocal || !(await tokens.isEmpty())) return;
  throw new CommandError(
    `Cannot serve at ${host}: other machines reach it, and no token is set`,
    "Make one with `kvsweep tokens create NAME --role admin`, or serve at 127.0.0.1.",
  );
}

interface Open {
  readonly isLocal: boolean;
  readonly tokens: TokenBook;
  readonly host: string;
}
