import { join } from "node:path";
import { expect, test } from "vitest";
import { PromptError } from "../errors.ts";
import { reference } from "../testing/paths.ts";
import { openTokenizer } from "./tokenizer.ts";
import { wordTokens } from "./word-tokens.ts";

test("wordTokens() gives each word's first token as inside a sentence", async () => {
  const tokenizer = await openTokenizer(join(reference, "checkpoints", "llava-classic"));
  const words = ["image", " man", "describe", "a"];
  const ids = wordTokens(tokenizer, words);
  expect(ids).toHaveLength(words.length);
  for (const [place, word] of words.entries()) {
    const sentence = tokenizer.encode(`a ${word.trim()}`, { specialTokens: false });
    expect(ids[place]).toBe(sentence[tokenizer.encode("a", { specialTokens: false }).length]);
  }
});

test("wordTokens() refuses an empty word", async () => {
  const tokenizer = await openTokenizer(join(reference, "checkpoints", "llava-classic"));
  expect(() => wordTokens(tokenizer, ["dog", " "])).toThrow(PromptError);
});
