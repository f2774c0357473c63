import { join } from "node:path";
import { type Results, renderResults } from "@kvsweep/metrics";
import { StateFolderError } from "../errors.ts";
import { fileProblem } from "../file-problem.ts";
import { writeWhole } from "../write-whole.ts";
import { stateFolders } from "./state.ts";

const files = { json: "results.json", csv: "results.csv", markdown: "results.md" } as const;

/** Writes a sweep's results in all formats, each file whole or not at all. Returns their folder. */
export async function writeResults(stateFolder: string, results: Results): Promise<string> {
  const folder = join(
    stateFolders(stateFolder).results,
    `${results.sweep.name}-${results.sweep.id.slice(0, 8)}`,
  );
  try {
    for (const format of ["json", "csv", "markdown"] as const) {
      await writeWhole(join(folder, files[format]), renderResults(results, format));
    }
  } catch (cause) {
    throw new StateFolderError(stateFolder, `results cannot be written, ${fileProblem(cause)}`, { cause });
  }
  return folder;
}
