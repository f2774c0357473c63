import { PromptError } from "../errors.ts";
import type { Tokenizer } from "./tokenizer.ts";

/** What a word stands behind, so that it is encoded as inside a sentence. */
const before = "a";

/**
 * The first token of each word as it stands inside a sentence, where two words may share one. Throws PromptError for a
 * word that has no token.
 */
export function wordTokens(tokenizer: Tokenizer, words: readonly string[]): number[] {
  const encode = (text: string) => tokenizer.encode(text, { specialTokens: false });
  const start = encode(before);
  return words.map((word) => {
    const ids = encode(`${before} ${word.trim()}`);
    const first = ids.find((id, place) => id !== start[place]);
    if (word.trim() !== "" && first !== undefined) return first;
    throw new PromptError(
      `Cannot trace the word ${JSON.stringify(word)}: the model's tokenizer makes no token of it`,
      "Leave it out of the words to trace.",
    );
  });
}
