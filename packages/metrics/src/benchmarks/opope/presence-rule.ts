import { ScoringError } from "../../scoring/scoring-error.ts";
import { type FrontEndOptions, frontEnd } from "../chair/words/front-end.ts";
import { loadLexicon } from "../chair/words/lexicon.ts";
import type { ObjectRow } from "./object-rows.ts";
import type { OpopeOptions } from "./opope-options.ts";
import { chairPresence, type Presence, substringPresence } from "./presence.ts";

/** The rule that is chosen. Throws ScoringError where the file has an object that the rule can't find. */
export function presenceRule(
  { match, frontEnd: name, nltk }: OpopeOptions,
  language: Pick<FrontEndOptions, "punkt">,
  path: string,
  rows: Iterable<ObjectRow>,
): (caption: string) => Presence {
  if (match === "halc-substring") return substringPresence;
  const reader = frontEnd({ name, nltk, ...language });
  const unknown = [...rows].flatMap(({ objects }) => objects).find((object) => !loadLexicon().has(object));
  if (unknown === undefined) return (caption) => chairPresence(caption, reader);
  const message = `Cannot match by CHAIR's words: "${path}" has a "${unknown}", which is none of them`;
  throw new ScoringError(
    message,
    "Score with match halc-substring, or name a ground truth of COCO's classes.",
  );
}
