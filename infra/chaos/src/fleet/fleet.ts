import { join } from "node:path";
import { type Database, openPostgresDatabase } from "@kvsweep/metrics/database";
import { freePort } from "@kvsweep/servers";
import { ClosingStack } from "@kvsweep/sweep";
import { openS3Store, type S3Store } from "@kvsweep/sweep/store";
import { environment } from "../env.ts";
import { installWitness } from "../history/witness.ts";
import { ApiClient } from "./api-client.ts";
import { type FleetServers, startFleetServers } from "./fleet-servers.ts";
import { Program } from "./program.ts";
import { repository } from "./repository.ts";

export interface FleetPlan {
  /** Where the programs' logs go. */
  readonly folder: string;
  /** Of the fake decoder; undefined for the real model. */
  readonly millisecondsPerCaption?: number;
  /** Most units that a queue holds. Default 64. */
  readonly highWater?: number;
  /** Seconds that a worker is believed without a sign of life. Default 15. */
  readonly lease?: number;
}

export interface WorkerPlan {
  /** Beside those that every worker has. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A whole fleet on this machine: servers, a coordinator and workers, each a process of its own. */
export class Fleet implements AsyncDisposable {
  readonly servers: FleetServers;
  /** The ledger, by a connection of the tests' own that no fault meets. */
  readonly db: Database;
  readonly store: S3Store;
  /** All that were ever started, by name. */
  readonly workers = new Map<string, Program>();
  readonly #plan: FleetPlan;
  readonly #closing: ClosingStack;
  readonly #port: number;
  #coordinator: Program | undefined;
  #started = 0;

  private constructor(plan: FleetPlan, opened: OpenedServers, port: number) {
    this.#plan = plan;
    this.#port = port;
    this.#closing = opened.closing;
    this.servers = opened.servers;
    this.db = opened.db;
    this.store = opened.store;
  }

  /** Starts the servers and the coordinator. Throws ServerError or ChaosError, and then leaves nothing behind. */
  static async start(plan: FleetPlan): Promise<Fleet> {
    const closing = new ClosingStack();
    try {
      const fleet = new Fleet(plan, await openServers(closing), await freePort());
      await fleet.startCoordinator();
      await installWitness(fleet.db);
      return fleet;
    } catch (error) {
      await closing.close();
      throw error;
    }
  }

  get api(): ApiClient {
    return new ApiClient(`http://127.0.0.1:${this.#port}`);
  }

  /** Throws TypeError before it was started. */
  get coordinator(): Program {
    if (this.#coordinator) return this.#coordinator;
    throw new TypeError("Cannot reach the coordinator: it was not started");
  }

  /** Starts a coordinator at the fleet's port. Resolves when it is ready. */
  async startCoordinator(): Promise<Program> {
    const { highWater = 64 } = this.#plan;
    const settings = ["--host", "127.0.0.1", "--port", String(this.#port), "--high-water", String(highWater)];
    const program = this.#start("coordinator", {
      command: [
        process.execPath,
        join(repository, "apps/coordinator/bin/kvsweep.js"),
        ...["serve", ...settings, "--interval", "1", "--score-interval", "1"],
      ],
    });
    this.#coordinator = program;
    await program.ready(`http://127.0.0.1:${this.#port}/readyz`);
    return program;
  }

  /** Starts one more worker. Resolves when it lives; it is ready when there is work whose model it has tried. */
  async startWorker(plan: WorkerPlan = {}): Promise<Program> {
    const { lease = 15 } = this.#plan;
    this.#started += 1;
    const name = `w${this.#started}`;
    const port = await freePort();
    const folders = [
      "--models",
      join(repository, "models"),
      "--spool",
      join(this.#plan.folder, `spool-${name}`),
    ];
    const settings = [
      ...["--lease", String(lease), "--threads", "1"],
      ...["--health-port", String(port), "--id", name],
    ];
    const program = this.#start(name, {
      command: [
        process.execPath,
        ...[join(repository, "apps/worker/bin/kvsweep-worker.js"), ...folders, ...settings],
      ],
      ...(plan.env && { env: plan.env }),
    });
    this.workers.set(name, program);
    await program.ready(`http://127.0.0.1:${port}/healthz`);
    return program;
  }

  /** Workers that have not ended. */
  get runningWorkers(): readonly Program[] {
    return [...this.workers.values()].filter(({ isRunning }) => isRunning);
  }

  #start(
    title: string,
    { command, env }: { readonly command: readonly string[]; readonly env?: WorkerPlan["env"] },
  ) {
    const [program = process.execPath, ...args] = command;
    const { millisecondsPerCaption: fake, folder } = this.#plan;
    const started = new Program({
      title,
      command: [program, ...args],
      env: {
        PATH: environment["PATH"] ?? "",
        HOME: folder,
        KVSWEEP_CACHE: join(folder, "cache"),
        ...this.servers.env,
        ...(fake === undefined ? {} : { KVSWEEP_FAKE_DECODER: String(fake) }),
        ...env,
      },
      logFile: join(folder, `${title}.log`),
    });
    this.#closing.defer(() => started[Symbol.asyncDispose]());
    return started;
  }

  /** Ends the workers in order, then everything else. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#closing.close();
  }
}

interface OpenedServers {
  readonly closing: ClosingStack;
  readonly servers: FleetServers;
  readonly db: Database;
  readonly store: S3Store;
}

async function openServers(closing: ClosingStack): Promise<OpenedServers> {
  const servers = await startFleetServers();
  closing.defer(async () => servers[Symbol.asyncDispose]());
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = servers.s3;
  const database = await openPostgresDatabase(servers.postgres.url, {
    poolSize: 4,
    applicationName: "chaos",
  });
  closing.defer(database.close);
  const credentials = { accessKeyId, secretAccessKey };
  const place = { endpoint, region, bucket, prefix: "chaos", forcePathStyle: true };
  const store = await openS3Store({ ...place, credentials });
  closing.defer(async () => store[Symbol.dispose]());
  return { closing, servers, db: database.db, store };
}
