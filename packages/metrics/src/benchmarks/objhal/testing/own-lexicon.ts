import { parseObjhalLexicon } from "../words/objhal-lexicon.ts";

/** A small lexicon of our own. */
export const ownLexicon = parseObjhalLexicon(
  "person, man, woman\ndog, puppy\ndining table, table, coffee table\nchair, seat\ntoilet\ncar\n",
  "own",
);
