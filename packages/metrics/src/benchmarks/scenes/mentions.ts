import type { Lexicon } from "./lexicon.ts";

const irregular: ReadonlyMap<string, string> = new Map([
  ["people", "people"],
  ["tvs", "tv"],
  ["buses", "bus"],
  ["bus", "bus"],
  ["benches", "bench"],
  ["couches", "couch"],
  ["sheep", "sheep"],
]);

function singular(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  return word.endsWith("s") && !word.endsWith("ss") && word.length > 3 ? word.slice(0, -1) : word;
}

/** The classes that a caption names, in order, once for each time. A double word goes before its parts. */
export function mentions(caption: string, lexicon: Lexicon): string[] {
  const words = (caption.toLowerCase().match(/[a-z]+/g) ?? []).map(singular);
  const found: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const [word = "", after = ""] = words.slice(i, i + 2);
    const double = lexicon.get(`${word} ${after}`);
    const name = double ?? lexicon.get(word);
    if (name !== undefined) found.push(name);
    if (double !== undefined) i++;
  }
  return found;
}
