import { CheckpointError } from "../errors.ts";

/** Throws CheckpointError for an id that the model has no embedding for; the image token needs none. */
export function checkTokenIds(
  ids: readonly number[],
  { vocabulary, imageTokenId }: { vocabulary: number; imageTokenId: number },
): void {
  const unknown = ids.find((id) => id !== imageTokenId && (id < 0 || id >= vocabulary));
  if (unknown === undefined) return;
  throw new CheckpointError(
    `Cannot encode the prompt: tokenizer.json gives id ${unknown}, and the model has ${vocabulary} tokens`,
    "Take tokenizer.json and config.json from the same repository.",
  );
}
