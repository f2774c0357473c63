import { availableParallelism, homedir } from "node:os";
import { join } from "node:path";
import { computeTypes, providers } from "@kvsweep/core/providers";
import { type FleetSettings, fleetSettings } from "@kvsweep/sweep";
import { logLevels, secretsOf } from "@kvsweep/sweep/log";
import { z } from "zod";
import { WorkerOptionError } from "./errors.ts";

const text = z.string().min(1, "it is empty");
// An empty text would be 0.
const number = text.transform(Number);
const amount = number.pipe(z.number("it is no number").min(0, "it is less than 0"));
const count = number.pipe(
  z.number("it is no number").int("it is no whole number").min(1, "it is less than 1"),
);

/** What a worker takes from its environment beside the servers' addresses: defaults of its options. */
const Env = z.object({
  KVSWEEP_MODELS: z.string().optional(),
  KVSWEEP_BENCHMARKS: text.optional(),
  KVSWEEP_PROVIDER: z.enum(providers, `it is none of ${providers.join(", ")}`).default("cpu"),
  KVSWEEP_DTYPE: z.enum(computeTypes, `it is none of ${computeTypes.join(", ")}`).default("float32"),
  KVSWEEP_THREADS: count.default(availableParallelism()),
  KVSWEEP_MEMORY: text.optional(),
  KVSWEEP_KEEP_PACKED: z.enum(["0", "1"], "it is neither 0 nor 1").default("0"),
  KVSWEEP_CACHE: text.optional(),
  KVSWEEP_WORKER_ID: text.optional(),
  KVSWEEP_HEALTH_HOST: text.default("127.0.0.1"),
  KVSWEEP_HEALTH_PORT: amount.optional(),
  KVSWEEP_GRACE: amount.default(100),
  KVSWEEP_LEASE: amount.default(15),
  KVSWEEP_ROTATE: amount.default(300),
  KVSWEEP_IDLE_EXIT: amount.optional(),
  KVSWEEP_SPOOL: text.optional(),
  KVSWEEP_SPOOL_LIMIT: text.default("256MB"),
  KVSWEEP_LOG_LEVEL: z.enum(logLevels, `it is none of ${logLevels.join(", ")}`).default("info"),
  KVSWEEP_FAKE_DECODER: z.string().optional(),
  XDG_CACHE_HOME: z.string().optional(),
  LD_LIBRARY_PATH: z.string().optional(),
});
type Env = z.output<typeof Env>;

export interface WorkerSettings {
  readonly models: readonly string[];
  readonly benchmarks: string | undefined;
  readonly provider: Env["KVSWEEP_PROVIDER"];
  readonly dtype: Env["KVSWEEP_DTYPE"];
  readonly threads: number;
  /** Such as "20GB". */
  readonly memory: string | undefined;
  readonly keepPacked: boolean;
  readonly cache: string;
  readonly id: string | undefined;
  readonly healthHost: string;
  readonly healthPort: number | undefined;
  /** Seconds. */
  readonly grace: number;
  readonly lease: number;
  readonly rotate: number;
  readonly idleExit: number | undefined;
  readonly spool: string;
  readonly spoolLimit: string;
  readonly logLevel: Env["KVSWEEP_LOG_LEVEL"];
  /** Whether the model child is a fake, for fault tests: its captions are of an engine of their own. */
  readonly isFake: boolean;
  /** The folder with the bundled `models/` and `benchmarks/`. */
  readonly bundled: string;
  readonly libraryPath: string | undefined;
  /** Where the fleet's servers are. Throws FleetSettingsError where it is not said. */
  readonly fleet: () => FleetSettings;
  readonly variables: NodeJS.ProcessEnv;
  /** What must never be written anywhere. */
  readonly secrets: readonly string[];
}

/** Reads the environment: the only place where that is done. Throws WorkerOptionError for what is wrong. */
export function readWorkerSettings(variables: NodeJS.ProcessEnv = process.env): WorkerSettings {
  const parsed = Env.safeParse(variables);
  if (!parsed.success) {
    const [{ path, message } = { path: [], message: "" }] = parsed.error.issues;
    throw new WorkerOptionError(path.join("."), message, { cause: parsed.error });
  }
  const env = parsed.data;
  const bundled = join(import.meta.dirname, "../../..");
  const cache = env.KVSWEEP_CACHE ?? join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "kvsweep");
  const models = env.KVSWEEP_MODELS?.split(":").filter((folder) => folder !== "") ?? [];
  return {
    models: models.length > 0 ? models : [join(bundled, "models")],
    benchmarks: env.KVSWEEP_BENCHMARKS,
    provider: env.KVSWEEP_PROVIDER,
    dtype: env.KVSWEEP_DTYPE,
    threads: env.KVSWEEP_THREADS,
    memory: env.KVSWEEP_MEMORY,
    keepPacked: env.KVSWEEP_KEEP_PACKED === "1",
    cache,
    id: env.KVSWEEP_WORKER_ID,
    healthHost: env.KVSWEEP_HEALTH_HOST,
    healthPort: env.KVSWEEP_HEALTH_PORT,
    grace: env.KVSWEEP_GRACE,
    lease: env.KVSWEEP_LEASE,
    rotate: env.KVSWEEP_ROTATE,
    idleExit: env.KVSWEEP_IDLE_EXIT,
    spool: env.KVSWEEP_SPOOL ?? join(cache, "spool"),
    spoolLimit: env.KVSWEEP_SPOOL_LIMIT,
    logLevel: env.KVSWEEP_LOG_LEVEL,
    isFake: env.KVSWEEP_FAKE_DECODER !== undefined,
    bundled,
    libraryPath: env.LD_LIBRARY_PATH,
    fleet: () => fleetSettings(variables),
    variables,
    secrets: secretsOf(variables),
  };
}
