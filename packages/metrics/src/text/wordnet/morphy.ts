import type { NltkVersion } from "../nltk/nltk-version.ts";
import type { Wordnet, WordnetPos } from "./parse-wordnet.ts";

type Ending = readonly [old: string, replacement: string];

const endings: Readonly<Record<WordnetPos, readonly Ending[]>> = {
  n: [
    ["s", ""],
    ["ses", "s"],
    ["ves", "f"],
    ["xes", "x"],
    ["zes", "z"],
    ["ches", "ch"],
    ["shes", "sh"],
    ["men", "man"],
    ["ies", "y"],
  ],
  v: [
    ["s", ""],
    ["ies", "y"],
    ["es", "e"],
    ["es", ""],
    ["ed", "e"],
    ["ed", ""],
    ["ing", "e"],
    ["ing", ""],
  ],
  a: [
    ["er", ""],
    ["est", ""],
    ["er", "e"],
    ["est", "e"],
  ],
  r: [],
};

/** A word as a part of speech, and whose rules to follow. */
export interface MorphyOptions {
  readonly pos: WordnetPos;
  readonly nltk: NltkVersion;
}

/** The lemmas that WordNet knows of a form, the form itself first where it is one; none is an empty list. */
export function morphy(form: string, { pos, nltk }: MorphyOptions, wordnet: Wordnet): string[] {
  const { lemmas, exceptions } = wordnet[pos];
  const known = (forms: readonly string[]) => [...new Set(forms)].filter((one) => lemmas.has(one));
  const irregular = exceptions.get(form);
  if (irregular !== undefined) return known([form, ...irregular]);
  let stems = stripped([form], pos);
  const found = known([form, ...stems]);
  // 3.8.1 goes on stripping until something is known; 3.9 stops after one ending.
  while (nltk === "3.8.1" && found.length === 0 && stems.length > 0) {
    stems = stripped(stems, pos);
    found.push(...known(stems));
  }
  return found;
}

function stripped(forms: readonly string[], pos: WordnetPos): string[] {
  return forms.flatMap((form) =>
    endings[pos]
      .filter(([old]) => form.endsWith(old))
      .map(([old, replacement]) => form.slice(0, form.length - old.length) + replacement),
  );
}
