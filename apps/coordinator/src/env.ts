import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";

/** What kvsweep takes from its environment: the only place where it is read. */
const Env = z.object({
  /** The folder that holds database, captions and results. */
  KVSWEEP_STATE: z.string().default(".kvsweep"),
  /** Processor threads of the model. */
  KVSWEEP_THREADS: z.coerce.number().int().min(1).default(availableParallelism()),
});

export interface Settings {
  readonly state: string;
  readonly threads: number;
  /** The folder with the bundled `models/` and `benchmarks/`. */
  readonly bundled: string;
}

/** Defaults that command-line options replace. Throws ZodError for a variable that has no such value. */
export function readSettings(): Settings {
  const env = Env.parse(process.env);
  const bundled = join(import.meta.dirname, "../../..");
  return { state: resolve(env.KVSWEEP_STATE), threads: env.KVSWEEP_THREADS, bundled };
}
