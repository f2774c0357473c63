import type { PunktParameters } from "./parse-punkt.ts";
import type { PunktToken } from "./punkt-token.ts";

const midUpper = 4;
const begLower = 16;
const anyUpper = 2 | midUpper | 8;
const anyLower = begLower | 32 | 64;

/** The token's type without the period that ends its sentence. */
export function typeInSentence(token: PunktToken): string {
  return token.endsSentence ? typeWithoutPeriod(token) : token.type;
}

/** The token's type without a final period; a lone period stays. */
export function typeWithoutPeriod({ type }: PunktToken): string {
  return type.length > 1 && type.endsWith(".") ? type.slice(0, -1) : type;
}

/** Whether the first character is an upper-case letter to Python's `isupper`. */
export function startsUpper(token: PunktToken): boolean {
  return /^\p{Uppercase}/u.test(token.text);
}

/** Whether the token was never seen in lower case. */
export function neverLower(token: PunktToken, punkt: PunktParameters): boolean {
  return (context(token, punkt) & anyLower) === 0;
}

/** Whether the token starts a sentence, by the letter case it was seen in elsewhere; undefined where that tells nothing. */
export function startsSentence(token: PunktToken, punkt: PunktParameters): boolean | undefined {
  if (";:,.!?".includes(token.text)) return false;
  const seen = context(token, punkt);
  if (startsUpper(token) && (seen & anyLower) !== 0 && (seen & midUpper) === 0) return true;
  const isLower = /^\p{Lowercase}/u.test(token.text);
  return isLower && ((seen & anyUpper) !== 0 || (seen & begLower) === 0) ? false : undefined;
}

function context(token: PunktToken, punkt: PunktParameters): number {
  return punkt.orthoContexts.get(typeInSentence(token)) ?? 0;
}
