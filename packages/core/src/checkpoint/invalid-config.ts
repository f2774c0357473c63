import type { z } from "zod";
import { CheckpointError } from "../errors.ts";

const longest = 120;

/** What is wrong with a config file: the key, its value, and what would do. The values come with `reportInput`. */
export function invalidConfig(file: string, error: z.ZodError): CheckpointError {
  const [issue] = error.issues;
  const key = issue?.path.join(".") || "the whole of it";
  return new CheckpointError(
    `Cannot use "${file}": ${key} is ${shown(issue?.input)}: ${issue?.message ?? "not valid"}`,
    "Models that load: model_type llava with a llama language model and a CLIP vision tower.",
    { cause: error },
  );
}

/** A value of a file as an error shows it. */
export function shown(value: unknown): string {
  const text = jsonOf(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "missing";
  } catch {
    return "nested too deeply to be shown";
  }
}
