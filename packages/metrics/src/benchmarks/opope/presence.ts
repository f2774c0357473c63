import { captionWords } from "../chair/words/caption-words.ts";
import type { FrontEnd } from "../chair/words/front-end.ts";
import { loadLexicon } from "../chair/words/lexicon.ts";
import { mentions } from "../chair/words/mentions.ts";

/** Whether a caption says that an object is there. */
export type Presence = (name: string) => boolean;

/** HALC's rule: any of the name's words is a piece of the caption, "car" of "carpet" too. Letter case matters. */
export function substringPresence(caption: string): Presence {
  return (name) => name.split(" ").some((word) => caption.includes(word));
}

/** CHAIR's rule: the caption mentions the name's class. */
export function chairPresence(caption: string, frontEnd: FrontEnd): Presence {
  const lexicon = loadLexicon();
  const named = new Set(mentions(captionWords(caption, frontEnd), lexicon).map((mention) => mention.class));
  return (name) => named.has(lexicon.get(name) ?? "");
}
