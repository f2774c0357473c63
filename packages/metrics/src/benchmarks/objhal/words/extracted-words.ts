import { joinDoubleWords } from "../../../text/objects/join-double-words.ts";
import type { ObjhalLexicon } from "./objhal-lexicon.ts";
import type { TaggedToken, TagPhrase } from "./tagged-token.ts";

/**
 * The words of what a chat model extracted, each once: the double words of a phrase if it has any,
 * else its runs of nouns.
 */
export function extractedWords(
  objects: readonly string[],
  { doubles }: ObjhalLexicon,
  tag: TagPhrase,
): string[] {
  const words = objects.flatMap((object) => {
    const tokens = tag(`a ${object}`);
    const lemmas = tokens.map((token) => token.lemma);
    const joined = joinDoubleWords(lemmas, doubles).filter(({ isDouble }) => isDouble);
    return joined.length > 0 ? joined.map(({ word }) => word) : nounRuns(tokens);
  });
  return [...new Set(words)];
}

const nouns = new Set(["NN", "NNS", "NNP", "NNPS"]);

function nounRuns(tokens: readonly TaggedToken[]): string[] {
  const runs: string[][] = [[]];
  for (const { lemma, tag } of tokens) {
    if (nouns.has(tag)) runs.at(-1)?.push(lemma);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0).map((run) => run.join(" "));
}
