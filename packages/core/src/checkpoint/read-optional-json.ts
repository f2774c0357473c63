import { CheckpointError } from "../errors.ts";
import { readOptionalText } from "./read-optional-text.ts";

/** The value in a JSON file of a model folder; undefined where there is no such file. Throws CheckpointError if it is not JSON. */
export async function readOptionalJson(file: string): Promise<unknown> {
  const text = await readOptionalText(file);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CheckpointError(
      `Cannot read "${file}": it is not JSON`,
      "Copy the file again from the model's repository; it may be cut short, or a Git LFS pointer.",
      { cause },
    );
  }
}
