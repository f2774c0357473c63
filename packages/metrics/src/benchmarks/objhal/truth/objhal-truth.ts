import { z } from "zod";
import { BenchmarkDataError } from "../../../errors.ts";
import { parseDataJson } from "../../parse-data-json.ts";

const File = z.object({
  benchmark: z.literal("objhal"),
  /** SHA-256 of the lexicon by which the reference captions were read. */
  lexiconSha256: z.string(),
  nltk: z.string(),
  /** SHA-256 of each annotation file, by its name. */
  sources: z.record(z.string(), z.string()),
  classes: z.array(z.string()),
  /** By image id: the places of its classes in `classes`. */
  images: z.record(z.string().regex(/^\d+$/), z.array(z.int().nonnegative())),
});

/** Where a ground truth is from. */
export type ObjhalTruthOrigin = Omit<z.infer<typeof File>, "benchmark" | "classes" | "images">;

/** What the images show. */
export interface ObjhalTruth extends ObjhalTruthOrigin {
  /** By COCO image id, without leading zeros. */
  readonly images: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A ground-truth file: JSON with an image a line, in the order of their ids. */
export function formatObjhalTruth({ images, ...origin }: ObjhalTruth): string {
  const classes = [...new Set([...images.values()].flatMap((set) => [...set]))].sort();
  const lines = [...images]
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([id, set]) => `"${id}":${JSON.stringify([...set].sort().map((one) => classes.indexOf(one)))}`);
  const head = JSON.stringify({ benchmark: "objhal", ...origin, classes });
  return `${head.slice(0, -1)},"images":{\n${lines.join(",\n")}\n}}\n`;
}

/** Reads what `formatObjhalTruth` wrote. Throws BenchmarkDataError, for CHAIR's ground truth too. */
export function parseObjhalTruth(text: string, path: string): ObjhalTruth {
  const { benchmark: _, classes, images, ...origin } = parseDataJson(File, text, path);
  const classAt = (place: number): string => {
    const name = classes[place];
    if (name !== undefined) return name;
    const message = `Cannot read "${path}": it names class ${place}, but lists only ${classes.length}`;
    throw new BenchmarkDataError(message, "Prepare the ground truth again.");
  };
  const sets = Object.entries(images).map(([id, places]) => [id, new Set(places.map(classAt))] as const);
  return { ...origin, images: new Map(sets) };
}
