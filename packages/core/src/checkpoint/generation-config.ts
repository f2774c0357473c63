import { join } from "node:path";
import { z } from "zod";
import { CheckpointError } from "../errors.ts";
import { readOptionalJson } from "./read-optional-json.ts";

const GenerationConfig = z.looseObject({
  eos_token_id: z.union([z.int(), z.array(z.int()).min(1)]).default(2),
});

/** The ids that end a caption, from generation_config.json; LLaMA's `</s>`, 2, where the file is missing. */
export async function readEndIds(folder: string): Promise<readonly number[]> {
  const file = join(folder, "generation_config.json");
  const content = await readOptionalJson(file);
  if (content === undefined) return [2];
  const parsed = GenerationConfig.safeParse(content);
  if (!parsed.success) {
    throw new CheckpointError(`Cannot use "${file}": eos_token_id is no token id`, "Correct the file.");
  }
  const ids = parsed.data.eos_token_id;
  return typeof ids === "number" ? [ids] : ids;
}
