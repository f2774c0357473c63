import { hostname } from "node:os";
import { resolve } from "node:path";
import { parseBytes } from "@kvsweep/core/memory";
import { type ComputeType, computeTypes, type Provider, providers } from "@kvsweep/core/providers";
import { logLevels } from "@kvsweep/sweep/log";
import yargs from "yargs";
import type { WorkerSettings } from "./env.ts";
import { WorkerOptionError } from "./errors.ts";

export interface WorkerOptions {
  /** Folders of models, or of models' folders. */
  readonly models: readonly string[];
  readonly provider: Provider;
  readonly dtype: ComputeType;
  readonly threads: number;
  /** Most bytes of the model's process. */
  readonly memory: number | undefined;
  readonly cache: string;
  readonly id: string;
  readonly healthHost: string;
  /** Undefined serves no health; 0 takes a free port. */
  readonly healthPort: number | undefined;
  /** Seconds. */
  readonly grace: number;
  readonly lease: number;
  readonly rotate: number;
  /** Seconds without units after which the worker ends; undefined never. */
  readonly idleExit: number | undefined;
  readonly spool: string;
  /** Bytes. */
  readonly spoolLimit: number;
  readonly logLevel: (typeof logLevels)[number];
  readonly check: boolean;
}

/** Reads a worker's options; undefined where it was only asked for help or version. Throws WorkerOptionError. */
export async function readWorkerOptions(
  args: readonly string[],
  settings: WorkerSettings,
  version: string,
): Promise<WorkerOptions | undefined> {
  let isAnswered = false;
  const parser = yargs([...args])
    .scriptName("kvsweep-worker")
    .version(version)
    .usage("$0 [options]\n\nTakes units of a fleet's sweeps and decodes them: one worker a device.")
    .options(described(settings))
    .epilogue(
      [
        "Its servers are named by the environment: KVSWEEP_DATABASE_URL, KVSWEEP_REDIS_URL, KVSWEEP_STORE,",
        "KVSWEEP_S3_ENDPOINT, and AWS's own variables for its credentials.",
        "SIGTERM drains it: nothing more is taken, the batch in flight is committed, the rest given back; a second one ends it",
        "at once. Exit codes: 0 drained, 2 bad input, 3 the machine or a server is in the way.",
      ].join("\n"),
    )
    .strict()
    .wrap(Math.min(110, process.stdout.columns ?? 110))
    .exitProcess(false)
    .fail((message, error) => {
      throw error && error.name !== "YError" ? error : new WorkerOptionError("the command line", message);
    });
  const argv = await parser.parseAsync(args, {}, (_error, _argv, output) => {
    if (output === "") return;
    isAnswered = true;
    process.stdout.write(`${output}\n`);
  });
  if (isAnswered) return undefined;
  const { memory, spoolLimit } = argv;
  return {
    ...argv,
    models: argv.models.map((folder) => resolve(folder)),
    threads: above(1, "--threads", argv.threads),
    memory: memory === undefined ? undefined : bytes("--memory", memory),
    id: argv.id ?? `${hostname()}-${process.pid}-${Math.random().toString(36).slice(2, 8)}`,
    healthPort: argv.healthPort,
    grace: above(0, "--grace", argv.grace),
    lease: above(3, "--lease", argv.lease),
    rotate: above(0, "--rotate", argv.rotate),
    idleExit: argv.idleExit === undefined ? undefined : above(0, "--idle-exit", argv.idleExit),
    spoolLimit: bytes("--spool-limit", spoolLimit),
  };
}

function described(settings: WorkerSettings) {
  return {
    models: {
      type: "string",
      array: true,
      default: [...settings.models],
      describe: "Folder of a model, or of several; may be given again (KVSWEEP_MODELS, with colons)",
    },
    provider: { choices: providers, default: "cpu" as Provider, describe: "Where the models run" },
    dtype: {
      choices: computeTypes,
      default: "float32" as ComputeType,
      describe: "What linear layers are computed in",
    },
    threads: {
      type: "number",
      default: settings.threads,
      describe: "Processor threads of the model (KVSWEEP_THREADS)",
    },
    memory: {
      type: "string",
      describe: "Most memory of the model's process, such as 20GB (default: no limit)",
    },
    cache: {
      type: "string",
      default: settings.cache,
      describe: "What is remembered of models (KVSWEEP_CACHE)",
    },
    id: {
      type: "string",
      default: settings.id,
      describe: "Its name (KVSWEEP_WORKER_ID)",
      defaultDescription: "host-pid-random",
    },
    "health-host": {
      type: "string",
      default: "127.0.0.1",
      describe: "Address of /healthz, /readyz and /metrics",
    },
    "health-port": {
      type: "number",
      describe: "Their port; 0 takes a free one (default: they are not served)",
    },
    grace: { type: "number", default: 100, describe: "Seconds from SIGTERM to the end at the latest" },
    lease: {
      type: "number",
      default: 15,
      describe: "Seconds of silence after which its units are another's",
    },
    rotate: {
      type: "number",
      default: 300,
      describe: "Seconds after which another model that waits gets its turn",
    },
    "idle-exit": { type: "number", describe: "End after so many seconds without units (default: never)" },
    spool: {
      type: "string",
      default: settings.spool,
      describe: "Folder for captions while servers are away (KVSWEEP_SPOOL)",
    },
    "spool-limit": { type: "string", default: "256MB", describe: "Most that it takes" },
    "log-level": {
      choices: logLevels,
      default: "info" as const,
      describe: "What is logged to standard error, a JSON object a line",
    },
    check: { type: "boolean", default: false, describe: "Connect, load and test every model, and end" },
  } as const;
}

function above(least: number, option: string, value: number): number {
  if (Number.isFinite(value) && value >= least) return value;
  throw new WorkerOptionError(option, `it must be a number, ${least} or more`);
}

function bytes(option: string, value: string): number {
  try {
    return parseBytes(value);
  } catch (cause) {
    throw new WorkerOptionError(option, "write 500MB, 2GB or the like", { cause });
  }
}
