import { z } from "zod";
import type { ScorerOption } from "../../scoring/file-scorer.ts";
import { resolveOptions } from "../../scoring/resolve-options.ts";
import { ScoringError } from "../../scoring/scoring-error.ts";
import { nltkVersions } from "../../text/nltk/nltk-version.ts";

/** The settings of Object HalBench's scorer. */
export const objhalOptions = {
  data: {
    summary: "folder with the official synonyms_refine.txt and eval_gpt_obj_halbench.py (RLAIF-V's eval/)",
  },
  extraction: {
    summary:
      "who finds the objects in an answer: a chat model, or nobody (the official code without --use_gpt)",
    values: ["chat", "none"],
    default: "chat",
  },
  replies: { summary: "JSONL of the chat model's replies: read first, and every new reply is added" },
  model: { summary: "offline, the model whose stored replies to take" },
  parameters: { summary: "JSON of the chat request's parameters in place of the official ones" },
  tokens: { summary: "recorded spaCy tokens of the extracted phrases; without it NLTK stands in for spaCy" },
  questions: { summary: "the official questions' file, for answers without image_id" },
  nltk: { summary: "whose tokens and lemmas", values: nltkVersions, default: "3.9.1" },
  unknownImages: {
    summary: "an answer about an image without ground truth: refuse the file, or leave it out and count it",
    values: ["error", "exclude"],
    default: "error",
  },
  unreadable: {
    summary:
      "an answer of which no reply can be read: stop, as the official code, or leave it out and count it",
    values: ["error", "exclude"],
    default: "error",
  },
} as const satisfies Record<string, ScorerOption>;

const Options = z.object({
  data: z.string().optional(),
  extraction: z.enum(objhalOptions.extraction.values).default("chat"),
  replies: z.string().optional(),
  model: z.string().optional(),
  parameters: z.string().optional(),
  tokens: z.string().optional(),
  questions: z.string().optional(),
  nltk: z.enum(nltkVersions).default("3.9.1"),
  unknownImages: z.enum(objhalOptions.unknownImages.values).default("error"),
  unreadable: z.enum(objhalOptions.unreadable.values).default("error"),
});

/** The settings, checked; parameters are parsed. */
export interface ObjhalOptions extends Omit<z.infer<typeof Options>, "parameters"> {
  readonly parameters: Readonly<Record<string, unknown>> | undefined;
}

/** Checks the settings. Throws ScoringError for an unknown name or value, and where `parameters` is no JSON object. */
export function parseObjhalOptions(given: Readonly<Record<string, string>>): ObjhalOptions {
  const { parameters, ...options } = Options.parse(
    resolveOptions({ name: "objhal", options: objhalOptions }, given),
  );
  return { ...options, parameters: parameters === undefined ? undefined : parseParameters(parameters) };
}

function parseParameters(text: string): Record<string, unknown> {
  const parsed = z.record(z.string(), z.unknown()).safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const advice = `Write them as in {"temperature": 0.2, "max_completion_tokens": 512}.`;
  throw new ScoringError("Cannot use the chat parameters: they are no JSON object", advice);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
