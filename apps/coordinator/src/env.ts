import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { CommandError } from "./errors.ts";

/** What kvsweep takes from its environment: the only place where it is read. */
const Env = z.object({
  /** The folder that holds database, captions and results. */
  KVSWEEP_STATE: z.string().min(1, "it is empty").default(".kvsweep"),
  /** Processor threads of the model. */
  KVSWEEP_THREADS: z.coerce
    .number("it is no number")
    .int("it is no whole number")
    .min(1, "it is less than 1")
    .default(availableParallelism()),
});

export interface Settings {
  readonly state: string;
  readonly threads: number;
  /** The folder with the bundled `models/` and `benchmarks/`. */
  readonly bundled: string;
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
  return { state: resolve(env.data.KVSWEEP_STATE), threads: env.data.KVSWEEP_THREADS, bundled };
}
