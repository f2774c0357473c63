import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { z } from "zod";
import { objhalFileScorer } from "./objhal.ts";
import { loadObjhalFiles } from "./objhal-files.ts";
import {
  dataFolder,
  errorCases,
  expected,
  goldenAnswers,
  objhalFolder,
  punkt,
  readLines,
  recordedPhrases,
  writeAnswers,
} from "./testing/goldens.ts";
import { recordedChat } from "./testing/recorded-chat.ts";
import { readObjhalTruth } from "./truth/read-objhal-truth.ts";
import { extractedWords } from "./words/extracted-words.ts";
import { objhalMentions } from "./words/objhal-mentions.ts";
import { phraseTagger } from "./words/phrase-tagger.ts";

const Mention = z.object({ word: z.string(), class: z.string(), hallucinated: z.boolean() });
const Line = z.object({
  words: z.array(z.string()),
  mentions: z.array(Mention),
  counts: z.record(z.string(), z.number()),
});
const groundTruth = join(objhalFolder ?? "", "annotations");
const language = punkt && { punkt };

/** Scores as the command does, and gives the report and the lines of each answer. */
async function scored(answers: ReturnType<typeof goldenAnswers>, options: Record<string, string>) {
  const data = await dataFolder();
  const client = recordedChat(answers);
  const paths = { replies: join(data, "replies.jsonl"), perCaption: join(data, "lines.jsonl") };
  const captions = await writeAnswers(join(data, "answers.jsonl"), answers);
  const input = { captions, groundTruth, perCaption: paths.perCaption };
  const score = (online: boolean) =>
    objhalFileScorer({ punkt, ...(online && { client }) }).score({
      ...input,
      options: { data, ...(options["extraction"] ? {} : { replies: paths.replies }), ...options },
    });
  const report = await score(true);
  return { report, offline: () => score(false), client, lines: () => readLines(paths.perCaption, Line) };
}

const official = (report: Awaited<ReturnType<typeof scored>>["report"]) => ({
  ...Object.fromEntries(Object.entries(report.metrics).filter(([name]) => name !== "CoCoNum")),
  sentence_num: report.n,
  coco_sentence_num: report.metrics["CoCoNum"],
  coco_word_count: report.counts["correctClasses"],
  gt_word_count: report.counts["trueClasses"],
});

test.skipIf(!objhalFolder || !punkt).each([
  ["gpt_spacy_md", true],
  ["gpt_spacy_sm", true],
  ["no_gpt", false],
])("Object HalBench scores 23 answers as the official code, to the last bit: %s", async (name, chats) => {
  const golden = expected(name);
  const tokens = join(objhalFolder ?? "", `expected_${name}.json`);
  const { report, lines } = await scored(goldenAnswers(), chats ? { tokens } : { extraction: "none" });
  expect(official(report)).toEqual(golden.overall);
  expect(report.printed).toEqual(golden.printed);
  const found = (await lines()).map(({ words, mentions, counts }) => ({
    objects: words,
    mentions: mentions.map((mention) => [mention.word, mention.class]),
    hallucinated: mentions.filter((mention) => mention.hallucinated).map((mention) => mention.word),
    CHAIRs: counts["hallucinatedAnswers"],
    trueClasses: counts["trueClasses"],
  }));
  expect(found).toEqual(
    golden.answers.map(({ objects, mentions, hallucinated, CHAIRs, ground_truth }) => ({
      objects,
      mentions,
      hallucinated,
      CHAIRs,
      trueClasses: ground_truth.length,
    })),
  );
  const calls = golden.answers.reduce((sum, answer) => sum + (answer.calls ?? 0), 0);
  expect(report.counts["calls"] ?? 0).toBe(calls);
});

test.skipIf(!objhalFolder || !punkt)(
  "Object HalBench finds the official ground truth in COCO's files",
  async () => {
    const truth = await readObjhalTruth(groundTruth, await loadObjhalFiles(await dataFolder()), language);
    const classes = goldenAnswers().map(({ row }) =>
      [...(truth.images.get(String(row.image_id)) ?? [])].sort(),
    );
    expect(classes).toEqual(expected("no_gpt").answers.map((answer) => answer.ground_truth));
  },
);

test.skipIf(!objhalFolder || !punkt)("Object HalBench's offline run repeats the online one", async () => {
  const tokens = join(objhalFolder ?? "", "expected_gpt_spacy_md.json");
  const { report, offline, client } = await scored(goldenAnswers(), { tokens });
  const asked = client.prompts.length;
  const again = await offline();
  expect(again).toEqual({ ...report, settings: { ...report.settings, newReplies: 0 } });
  expect(client.prompts.length).toBe(asked);
});

test.skipIf(!objhalFolder || !punkt)(
  "Object HalBench asks as often as the official code before it stops",
  async () => {
    for (const one of errorCases().filter(({ error }) => error && !error.startsWith("ZeroDivision"))) {
      const chat = recordedChat([one]);
      const data = await dataFolder();
      const scorer = objhalFileScorer({ punkt, client: chat });
      const captions = await writeAnswers(join(data, "answers.jsonl"), [one]);
      const input = { captions, groundTruth, options: { data, replies: join(data, "replies.jsonl") } };
      await expect(scorer.score(input), one.case).rejects.toThrow(
        /^Cannot score ".*": about answer 1 \(image 900003\)/,
      );
      expect(chat.prompts.length).toBe(one.calls?.[one.row.text]);
    }
  },
);

test.skipIf(!objhalFolder || !punkt)(
  "Object HalBench reads the hundredth reply, and counts the tokens of all",
  async () => {
    const one = errorCases().find(({ overall }) => overall !== undefined);
    if (one === undefined) throw new Error("the golden is gone");
    const { report } = await scored([one], {});
    expect(official(report)).toEqual(one.overall);
    expect(Object.values(report.printed)).toEqual(one.printed);
    expect(report.counts).toMatchObject({ calls: 100, inputTokens: 200, outputTokens: 100, usefulTokens: 3 });
  },
);

test.skipIf(!objhalFolder || !punkt)(
  "Object HalBench has no refined CHAIRs where no answer names an object",
  async () => {
    const one = errorCases().find(({ error }) => error?.startsWith("ZeroDivision"));
    if (one === undefined) throw new Error("the golden is gone");
    const { report } = await scored([one], {});
    expect(report.metrics).toMatchObject({ CHAIRs: 0, CHAIRs_refine: null, CHAIRi: null, CoCoNum: 0 });
    expect(report.printed["CHAIRs"]).toBeNull();
  },
);

test.skipIf(!objhalFolder || !punkt).each(["gpt_spacy_md", "gpt_spacy_sm"])(
  "Object HalBench's substitute for spaCy finds the same mentions in 85 of 92 phrases: %s",
  async (name) => {
    const { lexicon } = await loadObjhalFiles(await dataFolder());
    const path = join(objhalFolder ?? "", `expected_${name}.json`);
    const spacy = await phraseTagger(path, {});
    const nltk = await phraseTagger(undefined, language ?? {});
    const found = (phrase: string, { tag }: typeof nltk) =>
      objhalMentions(extractedWords([phrase], lexicon, tag), lexicon);
    const phrases = recordedPhrases(name).map((phrase) => phrase.replace(/^a /, ""));
    const same = phrases.filter((phrase) => isDeepStrictEqual(found(phrase, spacy), found(phrase, nltk)));
    expect([same.length, phrases.length]).toEqual([85, 92]);
  },
);
