import { join } from "node:path";

/** Where the bundled models and benchmarks are. */
export const repository = join(import.meta.dirname, "../../../..");
