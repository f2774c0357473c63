import { stat } from "node:fs/promises";
import { ScoringError } from "../../../scoring/scoring-error.ts";
import type { WordTokenizeOptions } from "../../../text/nltk/word-tokenize.ts";
import { readDataFile } from "../../read-data-file.ts";
import type { ObjhalFiles } from "../objhal-files.ts";
import { objhalMentions } from "../words/objhal-mentions.ts";
import { textWords } from "../words/text-words.ts";
import { cocoTruth } from "./coco-truth.ts";
import { type ObjhalTruth, parseObjhalTruth } from "./objhal-truth.ts";

/** How to read the reference captions, and of which images; default: all. */
export interface ReadObjhalTruthOptions extends WordTokenizeOptions {
  readonly images?: ReadonlySet<string>;
}

/**
 * Ground truth from a prepared file, or from a folder of COCO's annotations of 2014.
 * Throws MetricsError, also where the file was prepared with another lexicon.
 */
export async function readObjhalTruth(
  path: string,
  files: Pick<ObjhalFiles, "lexicon" | "lexiconSha256">,
  { images, nltk = "3.9.1", punkt }: ReadObjhalTruthOptions = {},
): Promise<ObjhalTruth> {
  const { lexicon, lexiconSha256 } = files;
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) {
    const language = punkt === undefined ? { nltk } : { nltk, punkt };
    const found = await cocoTruth(path, {
      images,
      classOf: (category) => lexicon.classes.get(category),
      classesIn: (caption) =>
        objhalMentions(textWords(caption, lexicon, language), lexicon).map((mention) => mention.class),
    });
    return { ...found, lexiconSha256, nltk };
  }
  const truth = parseObjhalTruth((await readDataFile(path, advice)).toString("utf8"), path);
  checkSame(path, [truth.lexiconSha256, lexiconSha256], "another lexicon");
  checkSame(path, [truth.nltk, nltk], `NLTK ${truth.nltk}`);
  return truth;
}

const advice =
  "Make it with `kvsweep data prepare objhal`, or name the folder of COCO's annotations of 2014.";

function checkSame(path: string, [made, wanted]: readonly [string, string], what: string): void {
  if (made === wanted) return;
  throw new ScoringError(`Cannot use ground truth "${path}": it was made with ${what}`, advice);
}
