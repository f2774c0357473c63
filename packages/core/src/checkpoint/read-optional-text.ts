import { readFile } from "node:fs/promises";
import { CheckpointError } from "../errors.ts";
import { checkRegular } from "./check-regular.ts";

/** The text of a file of a model folder; undefined where there is no such file. Throws CheckpointError if it cannot be read. */
export async function readOptionalText(file: string): Promise<string | undefined> {
  try {
    await checkRegular(file);
    return await readFile(file, "utf8");
  } catch (cause) {
    if (cause instanceof CheckpointError) throw cause;
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CheckpointError(
      `Cannot read "${file}": ${reason}`,
      "Check the permissions of the model folder.",
      {
        cause,
      },
    );
  }
}
