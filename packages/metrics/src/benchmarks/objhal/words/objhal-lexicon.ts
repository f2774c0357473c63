import { BenchmarkDataError } from "../../../errors.ts";
import { type DoubleWords, doubleWordsWith } from "../../../text/objects/double-words.ts";

/** The words that Object HalBench knows. */
export interface ObjhalLexicon {
  /** From a word, or two, to its COCO class. */
  readonly classes: ReadonlyMap<string, string>;
  readonly doubles: DoubleWords;
}

/** Reads synonyms_refine.txt: a class and its synonyms a line. Unlike CHAIR's, entries are trimmed. Throws BenchmarkDataError where it lists nothing. */
export function parseObjhalLexicon(text: string, path: string): ObjhalLexicon {
  const classes = new Map<string, string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [name = "", ...synonyms] = line
      .trim()
      .split(", ")
      .map((word) => word.trim());
    if (name === "") continue;
    for (const word of [name, ...synonyms]) classes.set(word, name);
  }
  if (classes.size === 0) {
    throw new BenchmarkDataError(`Cannot read "${path}": it lists no words`, "Restore synonyms_refine.txt.");
  }
  const severalWords = [...classes.keys()].filter((word) => word.includes(" "));
  return { classes, doubles: doubleWordsWith([...severalWords, "home plate", "train track"]) };
}
