import {
  neverLower,
  startsSentence,
  startsUpper,
  typeInSentence,
  typeWithoutPeriod,
} from "./ortho-context.ts";
import type { PunktParameters } from "./parse-punkt.ts";
import { type PunktToken, punktTokens } from "./punkt-token.ts";

const initial = /^[\p{L}\p{Nl}\p{No}_]\.$/u;

/** Whether a sentence ends in this context, before its last word. */
export function holdsSentenceEnd(context: string, punkt: PunktParameters): boolean {
  const tokens = punktTokens(context, punkt);
  return tokens.some((token, i) => {
    const next = tokens[i + 1];
    return next !== undefined && endsBefore(token, next, punkt);
  });
}

/** Kiss & Strunk's second pass: the next word may overrule what the form of a word with a period says. */
function endsBefore(token: PunktToken, next: PunktToken, punkt: PunktParameters): boolean {
  if (!token.text.endsWith(".")) return token.endsSentence;
  const type = typeWithoutPeriod(token);
  const nextType = typeInSentence(next);
  if (punkt.collocations.has(`${type}\t${nextType}`)) return false;
  const isInitial = initial.test(token.text);
  const starts = startsSentence(next, punkt);
  if ((token.isAbbreviation || token.isEllipsis) && !isInitial) {
    if (starts === true) return true;
    if (startsUpper(next) && punkt.sentenceStarters.has(nextType)) return true;
  }
  if (isInitial || type === "##number##") {
    if (starts === false) return false;
    if (starts === undefined && isInitial && startsUpper(next) && neverLower(next, punkt)) return false;
  }
  return token.endsSentence;
}
