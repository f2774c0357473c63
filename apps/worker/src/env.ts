import { availableParallelism, homedir } from "node:os";
import { join } from "node:path";
import { type FleetSettings, fleetSettings } from "@kvsweep/sweep";
import { secretsOf } from "@kvsweep/sweep/log";
import { z } from "zod";
import { WorkerOptionError } from "./errors.ts";

const count = z.coerce.number("it is no number").int("it is no whole number").min(1, "it is less than 1");

/** What a worker takes from its environment beside the servers' addresses: defaults of its options. */
const Env = z.object({
  KVSWEEP_MODELS: z.string().optional(),
  KVSWEEP_THREADS: count.default(availableParallelism()),
  KVSWEEP_CACHE: z.string().min(1, "it is empty").optional(),
  KVSWEEP_SPOOL: z.string().min(1, "it is empty").optional(),
  KVSWEEP_WORKER_ID: z.string().min(1, "it is empty").optional(),
  KVSWEEP_FAKE_DECODER: z.string().optional(),
  XDG_CACHE_HOME: z.string().optional(),
  LD_LIBRARY_PATH: z.string().optional(),
});

export interface WorkerSettings {
  readonly models: readonly string[];
  readonly threads: number;
  readonly cache: string;
  readonly spool: string;
  readonly id: string | undefined;
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
  const env = Env.safeParse(variables);
  if (!env.success) {
    const [{ path, message } = { path: [], message: "" }] = env.error.issues;
    throw new WorkerOptionError(path.join("."), message, { cause: env.error });
  }
  const bundled = join(import.meta.dirname, "../../..");
  const shared = env.data.XDG_CACHE_HOME ?? join(homedir(), ".cache");
  const cache = env.data.KVSWEEP_CACHE ?? join(shared, "kvsweep");
  return {
    models: env.data.KVSWEEP_MODELS?.split(":").filter((folder) => folder !== "") ?? [
      join(bundled, "models"),
    ],
    threads: env.data.KVSWEEP_THREADS,
    cache,
    spool: env.data.KVSWEEP_SPOOL ?? join(cache, "spool"),
    id: env.data.KVSWEEP_WORKER_ID,
    isFake: env.data.KVSWEEP_FAKE_DECODER !== undefined,
    bundled,
    libraryPath: env.data.LD_LIBRARY_PATH,
    fleet: () => fleetSettings(variables),
    variables,
    secrets: secretsOf(variables),
  };
}
