import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type RandomCheckpoint, writeRandomCheckpoint } from "./random-checkpoint.ts";

/** Letters are words, so that a prompt has as many tokens as it is told to. */
const letters = [..."abcdefghijklmnopqrstuvwxyz"];

/** Writes a random checkpoint with all that a Captioner reads; nothing ends a caption but its length. */
export async function writeRandomModel(folder: string, size: RandomCheckpoint): Promise<void> {
  await writeRandomCheckpoint(folder, size);
  const edge = 4 * size.patchesPerSide;
  const files = {
    "tokenizer.json": tokenizer(size.vocabulary - 1),
    "preprocessor_config.json": {
      image_processor_type: "CLIPImageProcessor",
      size: { shortest_edge: edge },
      crop_size: { height: edge, width: edge },
    },
    "generation_config.json": { eos_token_id: size.vocabulary },
  };
  for (const [name, value] of Object.entries(files)) {
    await writeFile(join(folder, name), JSON.stringify(value));
  }
}

function tokenizer(imageToken: number) {
  const vocab = Object.fromEntries(["<unk>", "<s>", "</s>", ...letters].map((word, id) => [word, id]));
  const image = { id: imageToken, content: "<image>", special: true };
  const flags = { single_word: false, lstrip: false, rstrip: false, normalized: false };
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: [{ ...image, ...flags }],
    normalizer: null,
    pre_tokenizer: { type: "Whitespace" },
    post_processor: null,
    decoder: null,
    model: { type: "WordLevel", vocab, unk_token: "<unk>" },
  };
}
