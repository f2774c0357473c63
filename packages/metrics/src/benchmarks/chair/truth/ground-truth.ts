import { z } from "zod";
import { BenchmarkDataError } from "../../../errors.ts";
import { nltkVersions } from "../../../text/nltk/nltk-version.ts";
import { parseDataJson } from "../../parse-data-json.ts";
import { frontEndNames } from "../words/front-end.ts";
import { loadLexicon } from "../words/lexicon.ts";

/** The form of a ground-truth file: the classes' names, and for each image id the places of its classes among them. */
export const GroundTruthFile = z.object({
  classes: z.array(z.string().min(1)),
  images: z.record(z.string().regex(/^\d+$/), z.array(z.int().nonnegative())),
  /** With what the reference captions were read; absent in files of others. */
  frontEnd: z.enum(frontEndNames).optional(),
  nltk: z.enum(nltkVersions).optional(),
  instances: z.string().optional(),
  captions: z.string().optional(),
});

/** The form of a ground-truth file. */
export type GroundTruthFile = z.infer<typeof GroundTruthFile>;

/** What the images show. */
export interface GroundTruth extends Omit<GroundTruthFile, "classes" | "images"> {
  /** By image id, without leading zeros. */
  readonly images: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads a file of `kvsweep data prepare coco`, or one of that form. Throws BenchmarkDataError for anything else. */
export function parseGroundTruth(text: string, path: string): GroundTruth {
  const { classes, images, ...rest } = parseDataJson(GroundTruthFile, text, path);
  checkClasses(path, classes);
  const sets = Object.entries(images).map(([id, places]): [string, Set<string>] => [
    id.replace(/^0+(?=\d)/, ""),
    new Set(places.map((place) => classAt(path, classes, place, id))),
  ]);
  if (sets.length === 0) throw refusal(path, "it lists no images");
  return { ...rest, images: new Map(sets) };
}

function classAt(path: string, classes: readonly string[], place: number, id: string): string {
  const name = classes[place];
  if (name !== undefined) return name;
  throw refusal(path, `image ${id} has class ${place}, but it lists only ${classes.length} classes`);
}

/** A class that no caption can name would lower every recall in silence. */
function checkClasses(path: string, classes: readonly string[]): void {
  const known = new Set(loadLexicon().values());
  const unknown = classes.find((name) => !known.has(name));
  if (unknown !== undefined) throw refusal(path, `"${unknown}" is no class of CHAIR's lexicon`);
}

function refusal(path: string, what: string): BenchmarkDataError {
  const advice = "Make it with `kvsweep data prepare coco`, or restore it.";
  return new BenchmarkDataError(`Cannot read ground truth from "${path}": ${what}`, advice);
}
