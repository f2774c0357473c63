import type { Mention } from "../../benchmark.ts";
import { lowerCase } from "../../text/lower-case.ts";
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

/** A run of letters in a caption. */
interface Word {
  readonly singular: string;
  readonly start: number;
  readonly end: number;
}

function captionWords(caption: string): Word[] {
  const { text, original } = lowerCase(caption);
  return [...text.matchAll(/[a-z]+/g)].map(({ 0: word, index }) => ({
    singular: singular(word),
    start: original(index),
    end: original(index + word.length),
  }));
}

/** A mention that nobody has held against the image yet. */
export type SceneMention = Omit<Mention, "hallucinated">;

/** What a caption names, in order, once for each time. A double word goes before its parts. */
export function mentions(caption: string, lexicon: Lexicon): SceneMention[] {
  const words = captionWords(caption);
  const found: SceneMention[] = [];
  for (let i = 0; i < words.length; i++) {
    const parts = words.slice(i, i + 2);
    const double = lexicon.get(parts.map((part) => part.singular).join(" "));
    const isDouble = parts.length === 2 && double !== undefined;
    const name = double ?? lexicon.get(parts[0]?.singular ?? "");
    if (name !== undefined) found.push(mentionOf(caption, name, isDouble ? parts : parts.slice(0, 1)));
    if (isDouble) i++;
  }
  return found;
}

/** Between the parts of a double word a caption may have anything but letters; the word has a space there. */
function mentionOf(caption: string, name: string, parts: readonly Word[]): SceneMention {
  return {
    word: parts.map(({ start, end }) => caption.slice(start, end)).join(" "),
    class: name,
    start: parts[0]?.start ?? null,
    end: parts.at(-1)?.end ?? null,
  };
}
