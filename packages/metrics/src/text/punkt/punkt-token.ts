import { pySpace } from "../nltk/python-text.ts";
import type { PunktParameters } from "./parse-punkt.ts";

/** A word of the context of a possible sentence end, with what its form alone says of it. */
export interface PunktToken {
  readonly text: string;
  /** In lower case, a number as "##number##". */
  readonly type: string;
  readonly isAbbreviation: boolean;
  readonly isEllipsis: boolean;
  readonly endsSentence: boolean;
}

/** What may not stand inside a word, and may follow a sentence's end at once. */
export const punktNonWord = "[)\";}\\]*:@'({\\[?!]";

const run = `(?:-{2,}|\\.{2,}|(?:\\.[${pySpace}]){2,}\\.)`;
const end = `[${pySpace}]|$|${punktNonWord}|${run}`;
const word = `(?![("\`{\\[:;&#*@)}\\]\\-,])[^${pySpace}]+?(?=${end}|,(?=${end}))`;
const tokens = new RegExp(`${run}|${word}|[^${pySpace}]`, "gu");

const number = /^-?[.,]?\p{Nd}[\p{Nd},.-]*\.?$/u;
const ellipsis = /^\.\.+$/;

/** The words of a context by Punkt's own rule, each judged by itself (Kiss & Strunk's first pass). */
export function punktTokens(context: string, punkt: PunktParameters): PunktToken[] {
  return context
    .split("\n")
    .flatMap((line) => line.match(tokens) ?? [])
    .map((text) => punktToken(text, punkt));
}

function punktToken(text: string, punkt: PunktParameters): PunktToken {
  const type = text.toLowerCase().replace(number, "##number##");
  const plain = { text, type, isAbbreviation: false, isEllipsis: false, endsSentence: false };
  if (text === "." || text === "?" || text === "!") return { ...plain, endsSentence: true };
  if (ellipsis.test(text)) return { ...plain, isEllipsis: true };
  if (!text.endsWith(".") || text.endsWith("..")) return plain;
  return isAbbreviation(text.slice(0, -1).toLowerCase(), punkt)
    ? { ...plain, isAbbreviation: true }
    : { ...plain, endsSentence: true };
}

function isAbbreviation(stem: string, punkt: PunktParameters): boolean {
  return punkt.abbreviations.has(stem) || punkt.abbreviations.has(stem.slice(stem.lastIndexOf("-") + 1));
}
