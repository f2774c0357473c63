import { expect, test } from "vitest";
import { sumCounts } from "../../stats/sum-counts.ts";
import { nltkVersions } from "../../text/nltk/nltk-version.ts";
import { captionMetrics } from "./caption-metrics.ts";
import { chairMetrics } from "./chair-metrics.ts";
import { chairFileScorer } from "./chair-scorer.ts";
import { scoreCaption } from "./score-caption.ts";
import { officialIndices } from "./testing/official-indices.ts";
import { chairReference } from "./testing/reference.ts";
import { captionWords } from "./words/caption-words.ts";
import { frontEnd, frontEndNames } from "./words/front-end.ts";
import { loadLexicon } from "./words/lexicon.ts";
import { mentions } from "./words/mentions.ts";

const reference = chairReference();
const rows =
  reference === undefined
    ? []
    : nltkVersions.flatMap((nltk) =>
        frontEndNames.flatMap((name) =>
          Object.entries(reference.metrics[nltk]).map(([file, expected]) => ({ nltk, name, file, expected })),
        ),
      );

test.skipIf(reference === undefined).each(rows)(
  "chair equals the official code to the last digit: $file, $name, NLTK $nltk",
  async ({ nltk, name, file, expected }) => {
    if (reference === undefined) return;
    const { punkt, captions, groundTruth } = reference;
    const report = await chairFileScorer({ punkt }).score({
      captions: captions(file),
      groundTruth: groundTruth(name),
      options: { frontEnd: name, nltk },
    });
    expect(report.metrics).toMatchObject(expected[name]);
    if (name === "pattern") return;
    const { captions: caps, hallucinatedCaptions, mentions, hallucinatedMentions } = report.counts;
    expect({
      caps,
      hall_caps: hallucinatedCaptions,
      coco_words: mentions,
      hall_words: hallucinatedMentions,
    }).toEqual(expected.wordnet_counts);
  },
);

test.skipIf(reference === undefined)(
  "scoreCaption() equals MiddleLayer's scored output, caption by caption",
  () => {
    if (reference === undefined) return;
    const reader = frontEnd({ punkt: reference.punkt });
    const counts = reference.midScored.sentences.map((sentence) => {
      const score = scoreCaption(sentence.caption, new Set(sentence.mscoco_gt_words), reader);
      const { Len: _, ...metrics } = sentence.metrics;
      const { Precision, F1, ...rest } = captionMetrics(score.counts);
      const hallucinated = score.mentions.filter((mention) => mention.hallucinated);
      expect(score.words.map(({ word }) => word)).toEqual(sentence.words);
      expect(score.mentions.map((mention) => mention.class)).toEqual(sentence.mscoco_generated_words);
      expect(hallucinated.map((mention) => [mention.word, mention.class])).toEqual(
        sentence.mscoco_hallucinated_words,
      );
      expect(officialIndices(score).pai).toEqual(sentence.hallucination_idxs);
      expect(Precision === null ? rest : { ...rest, Precision, F1 }).toEqual(metrics);
      return score.counts;
    });
    const { Len: _, ...overall } = reference.midScored.overall_metrics;
    const { chairS, chairI, recall, precision, f1 } = chairMetrics;
    const sum = sumCounts(counts);
    expect({
      CHAIRs: chairS.value(sum),
      CHAIRi: chairI.value(sum),
      Recall: recall.value(sum),
      Precision: precision.value(sum),
      F1: f1.value(sum),
    }).toEqual(overall);
  },
);

test.skipIf(reference === undefined).each(reference?.edges ?? [])(
  "mentions() finds what chair.py finds in $text",
  ({ text, words, nodes, idxs, merged }) => {
    const found = captionWords(text, frontEnd({ ...(reference && { punkt: reference.punkt }) }));
    const named = mentions(found, loadLexicon());
    expect(found.map(({ word }) => word)).toEqual(merged);
    expect(named.map(({ word }) => word)).toEqual(words);
    expect(named.map((mention) => mention.class)).toEqual(nodes);
    const judged = named.map((mention) => ({ ...mention, hallucinated: true }));
    expect(officialIndices({ words: found, mentions: judged }).opera).toEqual(idxs);
  },
);
