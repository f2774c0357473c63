import { singularEndings } from "./singular-endings.ts";
import { endingInIe, irregularEndings, prepositions, uninflected } from "./singular-words.ts";

/** The singular of a noun as clips/pattern 3.6 has it, its errors included: "bus" gives "bu", "four" gives "fmy". */
export function singularize(word: string): string {
  const [head = "", ...tail] = word.split("-");
  if (prepositions.has(tail[0] ?? "")) return [singularize(head), ...tail].join("-");
  if (word.endsWith("'")) return `${singularize(word.slice(0, -1))}'s`;
  const lower = word.toLowerCase();
  // The listed word has to end with the token, not the token with the word: so "s", "es" and "ass" stay as they are.
  if (uninflected.some((listed) => listed.endsWith(lower))) return word;
  if (endingInIe.some((listed) => lower.endsWith(`${listed}s`))) return lower;
  const irregular = irregularEndings.find(([plural]) => lower.endsWith(plural));
  if (irregular !== undefined) return word.slice(0, word.length - irregular[0].length) + irregular[1];
  const rule = singularEndings.find(([ending]) => ending.test(word));
  return rule === undefined ? word : word.replace(...rule);
}
