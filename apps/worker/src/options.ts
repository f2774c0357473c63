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
  /** Folder of benchmarks' folders that comes before the usual ones. */
  readonly benchmarks: string | undefined;
  readonly provider: Provider;
  readonly dtype: ComputeType;
  readonly threads: number;
  /** Most bytes of the model's process. */
  readonly memory: number | undefined;
  readonly keepPacked: boolean;
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
        "Its servers are named by the environment alone: KVSWEEP_DATABASE_URL, KVSWEEP_REDIS_URL, KVSWEEP_STORE,",
        "KVSWEEP_S3_ENDPOINT, KVSWEEP_S3_REGION, and AWS's own variables for its credentials.",
        "SIGTERM drains it: nothing more is taken, the batch in flight is committed, the rest given back; a second one",
        "ends it at once. Exit codes: 0 drained or idle, 2 bad input, 3 the machine or a server is in the way,",
        "143 ended with captions in flight.",
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
  refuseRepeated(argv);
  const { memory, spoolLimit } = argv;
  return {
    ...argv,
    models: argv.models.map((folder) => resolve(folder)),
    benchmarks: argv.benchmarks === undefined ? undefined : resolve(argv.benchmarks),
    threads: wholeAbove(1, "--threads", argv.threads),
    memory: memory === undefined ? undefined : bytes("--memory", memory),
    id: argv.id ?? `${hostname()}-${process.pid}-${Math.random().toString(36).slice(2, 8)}`,
    healthPort: argv.healthPort === undefined ? undefined : port(argv.healthPort),
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
    benchmarks: {
      type: "string",
      default: settings.benchmarks,
      describe: "Folder of benchmarks' folders (KVSWEEP_BENCHMARKS)",
      defaultDescription: "benchmarks/ here, or the bundled one",
    },
    provider: {
      choices: providers,
      default: settings.provider,
      describe: "Where the models run (KVSWEEP_PROVIDER)",
    },
    dtype: {
      choices: computeTypes,
      default: settings.dtype,
      describe: "What linear layers are computed in (KVSWEEP_DTYPE)",
    },
    threads: {
      type: "number",
      default: settings.threads,
      describe: "Processor threads of the model (KVSWEEP_THREADS)",
    },
    memory: {
      type: "string",
      default: settings.memory,
      describe: "Most memory of the model's process, such as 20GB (KVSWEEP_MEMORY)",
      defaultDescription: "no limit",
    },
    "keep-packed": {
      type: "boolean",
      default: settings.keepPacked,
      describe: "Keep models' weights packed in the cache, 8 bytes a number (KVSWEEP_KEEP_PACKED=1)",
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
      default: settings.healthHost,
      describe: "Address of /healthz, /readyz and /metrics (KVSWEEP_HEALTH_HOST)",
    },
    "health-port": {
      type: "number",
      default: settings.healthPort,
      describe: "Their port; 0 takes a free one, which is logged (KVSWEEP_HEALTH_PORT)",
      defaultDescription: "they are not served",
    },
    grace: {
      type: "number",
      default: settings.grace,
      describe: "Seconds from SIGTERM to the end at the latest (KVSWEEP_GRACE)",
    },
    lease: {
      type: "number",
      default: settings.lease,
      describe: "Seconds of silence after which its units are another's (KVSWEEP_LEASE)",
    },
    rotate: {
      type: "number",
      default: settings.rotate,
      describe: "Seconds after which another model that waits gets its turn (KVSWEEP_ROTATE)",
    },
    "idle-exit": {
      type: "number",
      default: settings.idleExit,
      describe: "End after so many seconds without units (KVSWEEP_IDLE_EXIT)",
      defaultDescription: "never",
    },
    spool: {
      type: "string",
      default: settings.spool,
      describe: "Folder for captions while servers are away (KVSWEEP_SPOOL)",
    },
    "spool-limit": {
      type: "string",
      default: settings.spoolLimit,
      describe: "Most that it takes (KVSWEEP_SPOOL_LIMIT)",
    },
    "log-level": {
      choices: logLevels,
      default: settings.logLevel,
      describe: "What is logged to standard error, a JSON object a line (KVSWEEP_LOG_LEVEL)",
    },
    check: { type: "boolean", default: false, describe: "Connect, load and test every model, and end" },
  } as const;
}

/** The command-line parser makes a list of an option that was given again. */
function refuseRepeated({ models: _, ...others }: Readonly<Record<string, unknown>>): void {
  for (const [option, value] of Object.entries(others)) {
    if (option === "_" || !Array.isArray(value)) continue;
    throw new WorkerOptionError(`--${option}`, `it was given ${value.length} times, and may be given once`);
  }
}

function wholeAbove(least: number, option: string, value: number): number {
  if (Number.isSafeInteger(value)) return above(least, option, value);
  throw new WorkerOptionError(option, `it must be a whole number, ${least} or more`);
}

function port(value: number): number {
  if (Number.isInteger(value) && value >= 0 && value <= 65_535) return value;
  throw new WorkerOptionError("--health-port", "it must be a whole number, 65535 at most");
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
