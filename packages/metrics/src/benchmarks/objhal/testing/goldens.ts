import { readFileSync } from "node:fs";
import { copyFile, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { punktForTests, referencePath } from "../../../text/testing/reference-data.ts";

const Numbers = z.record(z.string(), z.number());
const Row = z.looseObject({
  image_id: z.int(),
  question: z.string(),
  prompt: z.string().optional(),
  text: z.string(),
});
const Answers = z.array(z.object({ row: Row, replies: z.array(z.string()) }));
const Expected = z.object({
  overall: Numbers,
  printed: z.record(z.string(), z.string()),
  answers: z.array(
    z.object({
      objects: z.array(z.string()),
      mentions: z.array(z.tuple([z.string(), z.string()])),
      hallucinated: z.array(z.string()),
      ground_truth: z.array(z.string()),
      CHAIRs: z.int(),
      CHAIRi: z.number(),
      calls: z.int().optional(),
      prompt_sha256: z.string().nullish(),
    }),
  ),
});
const Phrases = z.object({ tokens: z.record(z.string(), z.unknown()) });
const Usage = z.object({ total: z.int(), input: z.int(), output: z.int() });
const Errors = z.array(
  z.object({
    case: z.string(),
    row: Row,
    replies: z.array(z.string()),
    error: z.string().optional(),
    calls: Numbers.optional(),
    overall: Numbers.optional(),
    used_tokens: Usage.optional(),
    success_tokens: Usage.optional(),
    printed: z.array(z.string()).optional(),
  }),
);

const read = (name: string) => JSON.parse(readFileSync(join(objhalFolder ?? "", name), "utf8"));

/** ../shared/data/objhal, or undefined with a warning. */
export const objhalFolder = referencePath("objhal");

/** NLTK's Punkt parameters, or undefined with a warning. */
export const punkt = punktForTests();

/** 23 answers with the replies of a recorded chat model. */
export const goldenAnswers = () => Answers.parse(read("answers.json"));

/** What the official code gives on them. */
export const expected = (name: string) => Expected.parse(read(`expected_${name}.json`));

/** The phrases whose spaCy tokens were recorded. */
export const recordedPhrases = (name: string) =>
  Object.keys(Phrases.parse(read(`expected_${name}.json`)).tokens);

/** Replies on which the official run stops, or nearly. */
export const errorCases = () => Errors.parse(read("expected_errors.json"));

/** One of the golden answers, with its replies. */
export type GoldenAnswer = z.infer<typeof Answers>[number];

/** A folder with the official lexicon and a prompt of our own. */
export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "kvsweep-objhal-"));
  await copyFile(join(objhalFolder ?? "", "synonyms_refine.txt"), join(folder, "synonyms_refine.txt"));
  await copyFile(join(import.meta.dirname, "../testdata/prompt.txt"), join(folder, "prompt.txt"));
  return folder;
}

/** Writes answers as the file to score. */
export async function writeAnswers(
  path: string,
  answers: readonly Pick<GoldenAnswer, "row">[],
): Promise<string> {
  await writeFile(path, answers.map(({ row }) => `${JSON.stringify(row)}\n`).join(""));
  return path;
}

/** The lines of a JSONL file. */
export async function readLines<T>(path: string, schema: z.ZodType<T>): Promise<T[]> {
  const lines = (await readFile(path, "utf8")).trimEnd().split("\n");
  return lines.map((line) => schema.parse(JSON.parse(line)));
}
