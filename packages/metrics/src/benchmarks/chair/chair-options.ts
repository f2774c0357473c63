import { z } from "zod";
import { selectionOptions } from "../../scoring/select-captions.ts";
import { nltkVersions } from "../../text/nltk/nltk-version.ts";
import { frontEndNames } from "./words/front-end.ts";

/** What a file can be scored with. */
export const chairOptions = {
  frontEnd: { summary: "whose base forms of words", values: frontEndNames, default: "wordnet" },
  nltk: { summary: "whose tokens and lemmas", values: nltkVersions, default: "3.9.1" },
  ...selectionOptions,
  unknownImages: {
    ...selectionOptions.unknownImages,
    values: ["error", "exclude", "empty"],
    summary: `${selectionOptions.unknownImages.summary}, or, as OPERA, take the image to show nothing`,
  },
} as const;

/** Reads what is chosen of `chairOptions`, and adds the defaults. */
export const ChairOptions = z.object({
  frontEnd: z.enum(frontEndNames).default(chairOptions.frontEnd.default),
  nltk: z.enum(nltkVersions).default(chairOptions.nltk.default),
  unknownImages: z.enum(chairOptions.unknownImages.values).default(chairOptions.unknownImages.default),
  repeatedIds: z.enum(chairOptions.repeatedIds.values).default(chairOptions.repeatedIds.default),
});
