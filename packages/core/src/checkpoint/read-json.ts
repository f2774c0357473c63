import { readFile } from "node:fs/promises";
import { CheckpointError } from "../errors.ts";

/** Reads a JSON file of a model folder. Throws CheckpointError where it is missing or not JSON. */
export async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new CheckpointError(
      `Cannot read "${file}": ${reason(cause)}`,
      "Give the folder of a Hugging Face checkpoint: config.json, *.safetensors, tokenizer.json, preprocessor_config.json.",
      { cause },
    );
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CheckpointError(
      `Cannot read "${file}": it is not JSON (${reason(cause)})`,
      "Download the file again.",
      { cause },
    );
  }
}

function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return "code" in cause && cause.code === "ENOENT" ? "it does not exist" : cause.message;
}
