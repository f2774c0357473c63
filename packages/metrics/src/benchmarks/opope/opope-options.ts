import { z } from "zod";
import type { ScoreReport } from "../../scoring/file-scorer.ts";
import { ScoringError } from "../../scoring/scoring-error.ts";
import { selectionOptions } from "../../scoring/select-captions.ts";
import { nltkVersions } from "../../text/nltk/nltk-version.ts";
import { frontEndNames } from "../chair/words/front-end.ts";

/** What a file can be scored with. */
export const opopeOptions = {
  match: {
    summary: "when a caption names an object: HALC's substrings, or CHAIR's mentions",
    values: ["halc-substring", "chair"],
    default: "halc-substring",
  },
  seed: { summary: "Python's seed of each strategy's questions", default: "0" },
  numImages: { summary: "images with three objects that the ground truth has to have", default: "1" },
  frontEnd: {
    summary: "for match chair: whose base forms of words",
    values: frontEndNames,
    default: "wordnet",
  },
  nltk: { summary: "for match chair: whose tokens and lemmas", values: nltkVersions, default: "3.9.1" },
  ...selectionOptions,
  unknownImages: { ...selectionOptions.unknownImages, default: "exclude" },
} as const;

const WholeNumber = z.string().regex(/^\d{1,15}$/, "is no whole number");
const OpopeOptions = z.object({
  match: z.enum(opopeOptions.match.values).default("halc-substring"),
  seed: WholeNumber.default("0").transform(Number),
  numImages: WholeNumber.default("1").transform(Number),
  frontEnd: z.enum(frontEndNames).default("wordnet"),
  nltk: z.enum(nltkVersions).default("3.9.1"),
  unknownImages: z.enum(opopeOptions.unknownImages.values).default("exclude"),
  repeatedIds: z.enum(opopeOptions.repeatedIds.values).default("error"),
});
/** What is chosen of `opopeOptions`. */
export type OpopeOptions = z.infer<typeof OpopeOptions>;

/** Reads what is chosen, and adds the defaults. Throws ScoringError for a number that is none. */
export function parseOptions(given: Readonly<Record<string, string>>): OpopeOptions {
  const parsed = OpopeOptions.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ScoringError(
    `Cannot score opope with option ${issue?.path.join(".")}: it ${issue?.message}`,
    "Correct the option.",
  );
}

/** The options that have a say: those of words only where words are matched. */
export function usedOptions({ frontEnd, nltk, ...rest }: OpopeOptions): ScoreReport["settings"] {
  return rest.match === "chair" ? { ...rest, frontEnd, nltk } : rest;
}
