import type { ChatClient } from "../../extraction/chat-client.ts";
import type { ScoreReport } from "../../scoring/file-scorer.ts";
import { requiredPath } from "../../scoring/required-path.ts";
import { ScoringError } from "../../scoring/scoring-error.ts";
import type { WordTokenizeOptions } from "../../text/nltk/word-tokenize.ts";
import type { ObjhalAnswer } from "./answer-of-row.ts";
import type { ObjhalFiles } from "./objhal-files.ts";
import type { ObjhalOptions } from "./objhal-options.ts";
import { answerKey } from "./replies/extract-all.ts";
import type { Extraction } from "./replies/extract-objects.ts";
import { obtainExtractions } from "./replies/obtain-extractions.ts";
import { officialParameters } from "./replies/official-parameters.ts";
import { extractedWords } from "./words/extracted-words.ts";
import { phraseTagger } from "./words/phrase-tagger.ts";
import { textWords } from "./words/text-words.ts";

/** The words in which objects are looked for, of any answer that was given to `findObjects`. */
export interface FoundObjects {
  /** Null where no reply could be read; the extraction is null where there was none to make. */
  readonly of: (answer: ObjhalAnswer) => { words: readonly string[] | null; extraction: Extraction | null };
  readonly settings: ScoreReport["settings"];
}

/** With what to find them. */
export interface FindObjectsInput {
  readonly files: ObjhalFiles;
  readonly options: ObjhalOptions;
  readonly language: WordTokenizeOptions;
  readonly client?: ChatClient | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Finds the objects in answers, with a chat model or without. Throws MetricsError. */
export async function findObjects(
  answers: readonly ObjhalAnswer[],
  { files, options, language, client, signal }: FindObjectsInput,
): Promise<FoundObjects> {
  const { lexicon, prompt } = files;
  if (options.extraction === "none") {
    return {
      of: ({ text }) => ({ words: textWords(text, lexicon, language), extraction: null }),
      settings: { extraction: "none" },
    };
  }
  const replies = requiredPath(options.replies, "file of chat replies", repliesAdvice);
  const { parameters, model } = options;
  if (client !== undefined) checkQuestions(answers);
  const { model: spacy, tag } = await phraseTagger(options.tokens, language);
  const supply = {
    replies,
    client,
    signal,
    prompt,
    model,
    parameters,
    defaultParameters: officialParameters,
  };
  const { extractions, settings, newReplies } = await obtainExtractions(answers, supply);
  return {
    of: (answer) => {
      const extraction = extractions.get(answerKey(answer)) ?? null;
      const objects = extraction?.objects ?? null;
      return { words: objects === null ? null : extractedWords(objects, lexicon, tag), extraction };
    },
    settings: {
      extraction: "chat",
      model: settings?.model ?? null,
      parameters: settings === null ? null : JSON.stringify(settings.parameters),
      promptSha256: settings?.prompt ?? null,
      spacy,
      newReplies,
    },
  };
}

const repliesAdvice =
  "Name a file with option replies; with option extraction none no chat model is needed, as in the official code without --use_gpt.";

function checkQuestions(answers: readonly ObjhalAnswer[]): void {
  const place = answers.findIndex(({ question }) => question === undefined);
  if (place < 0) return;
  const message = `Cannot ask a chat model: answer ${place + 1} has no question`;
  throw new ScoringError(message, "Add the question that the model was asked to each row.");
}
