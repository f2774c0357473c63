import { join } from "node:path";
import { z } from "zod";
import { CheckpointError } from "../errors.ts";
import { readOptionalJson } from "./read-optional-json.ts";

const noTokenId = "eos_token_id is no token id";

const GenerationFile = z.looseObject({
  eos_token_id: z
    .union([z.int(), z.array(z.int()).min(1, noTokenId)], noTokenId)
    .default(2)
    .transform((ids) => (typeof ids === "number" ? [ids] : ids)),
  repetition_penalty: z
    .number("repetition_penalty is no number")
    .gt(0, "repetition_penalty is not above 0")
    .nullish()
    .transform((factor) => factor ?? 1),
});

/** What generation_config.json says of greedy decoding. */
export interface GenerationConfig {
  /** The ids that end a caption; LLaMA's `</s>`, 2, where the file names none. */
  readonly endIds: readonly number[];
  /** What a batch is decoded with that asks for no penalty of its own; 1 is none. */
  readonly repetitionPenalty: number;
}

/** Reads generation_config.json, which may be missing. Throws CheckpointError for values that cannot be used. */
export async function readGenerationConfig(folder: string): Promise<GenerationConfig> {
  const file = join(folder, "generation_config.json");
  const content = await readOptionalJson(file);
  const parsed = GenerationFile.safeParse(content === undefined ? {} : content);
  if (!parsed.success) {
    const [{ message } = { message: "it holds no object" }] = parsed.error.issues;
    throw new CheckpointError(`Cannot use "${file}": ${message}`, "Correct the file.");
  }
  const { eos_token_id: endIds, repetition_penalty: repetitionPenalty } = parsed.data;
  return { endIds, repetitionPenalty };
}
