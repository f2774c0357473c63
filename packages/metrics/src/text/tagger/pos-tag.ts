import { loadTagger } from "./load-tagger.ts";
import { normalizeWord } from "./normalize-word.ts";
import type { Tagger } from "./parse-tagger.ts";

const startTag = "-START-";
const startTag2 = "-START2-";

/** NLTK's `pos_tag`: a Penn Treebank tag for each token. All tokens are one sequence, over the ends of sentences. */
export function posTag(tokens: readonly string[], tagger: Tagger = loadTagger()): string[] {
  const words = [startTag, startTag2, ...tokens.map(normalizeWord), "-END-", "-END2-"];
  const scores = new Float64Array(tagger.labels.length);
  let [before, before2] = [startTag, startTag2];
  return tokens.map((token, i) => {
    const tag =
      tagger.tagDictionary.get(token) ??
      bestLabel(tagger, features(token, words, i, [before, before2]), scores);
    [before, before2] = [tag, before];
    return tag;
  });
}

/** A value for each template of the tagger, in the order in which their weights are added. */
function features(
  token: string,
  words: readonly string[],
  i: number,
  [before, before2]: readonly [string, string],
): readonly string[] {
  const [word2 = "", word1 = "", word = "", next = "", next2 = ""] = words.slice(i, i + 5);
  return [
    "",
    suffix(token),
    firstCharacter(token),
    before,
    before2,
    `${before} ${before2}`,
    word,
    `${before} ${word}`,
    word1,
    suffix(word1),
    word2,
    next,
    suffix(next),
    next2,
  ];
}

function bestLabel(tagger: Tagger, values: readonly string[], scores: Float64Array): string {
  addWeights(tagger, values, scores.fill(0));
  let best = 0;
  for (let label = 1; label < scores.length; label++) {
    if ((scores[label] ?? 0) >= (scores[best] ?? 0)) best = label;
  }
  return tagger.labels[best] ?? "";
}

function addWeights(tagger: Tagger, values: readonly string[], scores: Float64Array): void {
  const { templates, rowStarts, weightLabels, weights } = tagger;
  for (let t = 0; t < values.length; t++) {
    const row = templates[t]?.get(values[t] ?? "");
    if (row === undefined) continue;
    const end = rowStarts[row + 1] ?? 0;
    for (let w = rowStarts[row] ?? 0; w < end; w++) {
      const label = weightLabels[w] ?? 0;
      scores[label] = (scores[label] ?? 0) + (weights[w] ?? 0);
    }
  }
}

const astral = /[\ud800-\udfff]/;

function suffix(word: string): string {
  return astral.test(word) ? [...word].slice(-3).join("") : word.slice(-3);
}

function firstCharacter(word: string): string {
  return String.fromCodePoint(...[word.codePointAt(0)].filter((code) => code !== undefined));
}
