import { stat } from "node:fs/promises";
import { CheckpointError } from "../errors.ts";

/** Throws CheckpointError for a folder, a pipe or the like, which must not be opened: a pipe would never end. */
export async function checkRegular(file: string): Promise<void> {
  if ((await stat(file)).isFile()) return;
  throw new CheckpointError(`Cannot read "${file}": it is not a file`, "Put the file itself there.");
}
