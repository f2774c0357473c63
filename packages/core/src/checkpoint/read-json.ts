import { CheckpointError } from "../errors.ts";
import { readOptionalJson } from "./read-optional-json.ts";

/** The value in a JSON file that a model folder must have. Throws CheckpointError where it is missing or not JSON. */
export async function readJson(file: string): Promise<unknown> {
  const value = await readOptionalJson(file);
  if (value !== undefined) return value;
  throw new CheckpointError(
    `Cannot read "${file}": it does not exist`,
    "Give the folder of a Hugging Face checkpoint: config.json, *.safetensors, tokenizer.json, preprocessor_config.json.",
  );
}
