import { join } from "node:path";

/** The folder with the programs, the bundled model and its benchmark. */
export const repository = join(import.meta.dirname, "../../../..");
