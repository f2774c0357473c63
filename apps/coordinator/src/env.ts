import { availableParallelism, homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { type FleetSettings, fleetSettings } from "@kvsweep/sweep";
import { z } from "zod";
import { CommandError } from "./errors.ts";

/** What kvsweep takes from its environment: the only place where it is read. */
const Env = z.object({
  /** The folder that holds database, captions and results. */
  KVSWEEP_STATE: z.string().min(1, "it is empty").default(".kvsweep"),
  /** The folder for what is remembered of models; may be lost at any time. */
  KVSWEEP_CACHE: z.string().min(1, "it is empty").optional(),
  XDG_CACHE_HOME: z.string().optional(),
  /** Processor threads of the model. */
  KVSWEEP_THREADS: z.coerce
    .number("it is no number")
    .int("it is no whole number")
    .min(1, "it is less than 1")
    .default(availableParallelism()),
  /** An OpenAI-compatible server for Object HalBench's extraction. */
  KVSWEEP_CHAT_URL: z.string().optional(),
  KVSWEEP_CHAT_MODEL: z.string().default("gpt-4o"),
  KVSWEEP_CHAT_KEY: z.string().optional(),
  /** The coordinator that commands ask. */
  KVSWEEP_SERVER: z.url({ protocol: /^https?$/, error: "it is no http:// URL" }).optional(),
  /** What the coordinator knows this user by. */
  KVSWEEP_TOKEN: z.string().optional(),
  /** Milliseconds a caption of workers whose model is a fake, for fault tests. */
  KVSWEEP_FAKE_DECODER: z.string().optional(),
  /** Where the system's loader looks for the GPU's libraries. */
  LD_LIBRARY_PATH: z.string().optional(),
});

/** How the chat model is reached. */
export interface ChatSettings {
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string | undefined;
}

export interface Settings {
  readonly state: string;
  /** The folder for what is remembered of models from one process to the next. */
  readonly cache?: string | undefined;
  readonly threads: number;
  /** The folder with the bundled `models/` and `benchmarks/`. */
  readonly bundled: string;
  readonly chat?: ChatSettings | undefined;
  /** The coordinator that commands ask, such as "http://127.0.0.1:7411". */
  readonly server?: string | undefined;
  readonly token?: string | undefined;
  /** Whether sweeps are planned for workers with a fake decoder. */
  readonly isFake?: boolean;
  /** The variables themselves, for what must not be logged of them. */
  readonly variables?: NodeJS.ProcessEnv;
  /** Where a fleet's servers are. Throws FleetSettingsError where it is not said. */
  readonly fleet: () => FleetSettings;
  /** LD_LIBRARY_PATH: folders of the GPU's libraries beside the system's own. */
  readonly libraryPath?: string | undefined;
}

/** Defaults that command-line options replace. Throws CommandError for a variable that has no such value. */
export function readSettings(variables: NodeJS.ProcessEnv = process.env): Settings {
  const env = Env.safeParse(variables);
  if (!env.success) {
    const [{ path, message } = { path: [], message: "" }] = env.error.issues;
    const name = path.join(".");
    throw new CommandError(
      `Cannot use ${name}=${variables[name] ?? ""}: ${message}`,
      `Correct the environment variable ${name}, or unset it.`,
      { cause: env.error },
    );
  }
  const bundled = join(import.meta.dirname, "../../..");
  const { KVSWEEP_STATE: state, KVSWEEP_THREADS: threads } = env.data;
  const cache = cacheFolder(env.data);
  const { KVSWEEP_CHAT_URL: baseUrl, KVSWEEP_CHAT_MODEL: model, KVSWEEP_CHAT_KEY: apiKey } = env.data;
  return {
    state: resolve(state),
    cache,
    threads,
    bundled,
    chat: baseUrl ? { baseUrl, model, apiKey } : undefined,
    server: env.data.KVSWEEP_SERVER,
    token: env.data.KVSWEEP_TOKEN,
    isFake: env.data.KVSWEEP_FAKE_DECODER !== undefined,
    variables,
    fleet: () => fleetSettings(variables),
    libraryPath: env.data.LD_LIBRARY_PATH,
  };
}

/** As the XDG Base Directory Specification has it, which ignores a relative XDG_CACHE_HOME. */
function cacheFolder({ KVSWEEP_CACHE: own, XDG_CACHE_HOME: shared }: z.output<typeof Env>): string {
  if (own !== undefined) return resolve(own);
  return join(shared && isAbsolute(shared) ? shared : join(homedir(), ".cache"), "kvsweep");
}
