import { CheckpointError } from "../errors.ts";
import type { Tokenizer } from "./tokenizer.ts";

/** What config and tokenizer must agree on. */
export interface ImageTokenCheck {
  readonly tokenizer: Tokenizer;
  readonly imageToken: string;
  readonly imageTokenId: number;
}

/** Throws CheckpointError where the tokenizer has the image token under another id than the config. */
export function checkImageToken({ tokenizer, imageToken, imageTokenId }: ImageTokenCheck): void {
  const id = tokenizer.idOf(imageToken);
  if (id === undefined || id === imageTokenId) return;
  throw new CheckpointError(
    `Cannot place the picture: ${imageToken} is id ${id} in tokenizer.json and ${imageTokenId} in config.json`,
    "Take both files from the same repository.",
  );
}
