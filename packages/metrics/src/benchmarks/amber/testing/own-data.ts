import { join } from "node:path";
import { loadAmber } from "../load-amber.ts";

/** A small AMBER folder of our own. */
export const ownFolder = join(import.meta.dirname, "../testdata");

/** Its data, with its similarity table. */
export const ownData = () => loadAmber(ownFolder, join(ownFolder, "similarity.json"));
