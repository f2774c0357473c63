/** From a word of one or two parts, in the singular, to its class. */
export type Lexicon = ReadonlyMap<string, string>;

/** Reads a class and its synonyms a line, separated by commas; a word that comes twice means the later class. */
export function parseLexicon(text: string): Lexicon {
  const lexicon = new Map<string, string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const words = line.split(",").map((word) => word.trim());
    const [name = ""] = words;
    if (name === "") continue;
    for (const word of words) lexicon.set(word, name);
  }
  return lexicon;
}
