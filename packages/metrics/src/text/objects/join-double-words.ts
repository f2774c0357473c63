import type { DoubleWords } from "./double-words.ts";

/** A word, or two that were joined. */
export interface JoinedWord {
  readonly word: string;
  readonly isDouble: boolean;
}

/** Goes through words from left to right and joins each two in a row that are a double word. */
export function joinDoubleWords(words: readonly string[], doubles: DoubleWords): JoinedWord[] {
  const joined: JoinedWord[] = [];
  for (let i = 0; i < words.length; i++) {
    const double = doubles.get(words.slice(i, i + 2).join(" "));
    joined.push({ word: double ?? words[i] ?? "", isDouble: double !== undefined });
    if (double !== undefined) i++;
  }
  return joined;
}
