import { basename } from "node:path";
import { z } from "zod";
import { InputFileError } from "../../../captions/input-file-error.ts";
import { cocoFiles } from "../../chair/truth/coco-files.ts";
import { itemReader, readCocoItems } from "../../chair/truth/read-coco-items.ts";

const Id = z.int().nonnegative();
const Image = z.object({ id: Id });
const Category = z.object({ id: Id, name: z.string() });
const Instance = z.object({ image_id: Id, category_id: Id });
const Caption = z.object({ image_id: Id, caption: z.string() });

/** How to read COCO's annotations. */
export interface CocoTruthOptions {
  /** The class that a category of COCO is. */
  readonly classOf: (category: string) => string | undefined;
  /** The classes that a reference caption names. */
  readonly classesIn: (caption: string) => readonly string[];
  /** The images wanted, by id; default: all. */
  readonly images?: ReadonlySet<string> | undefined;
}

/** What images show, by COCO image id, and the SHA-256 of each file that says so. */
export interface CocoTruth {
  readonly images: ReadonlyMap<string, ReadonlySet<string>>;
  readonly sources: Readonly<Record<string, string>>;
}

/**
 * The classes of all instances, and those that the reference captions name, from a folder of COCO's annotations of 2014.
 * Streams. Throws InputFileError.
 */
export async function cocoTruth(folder: string, options: CocoTruthOptions): Promise<CocoTruth> {
  const files = await cocoFiles(folder, { instances: "2014", captions: "2014" });
  const images = new Map<string, Set<string>>();
  const classesOf = (id: number): Set<string> | undefined => {
    const key = String(id);
    if (options.images?.has(key) === false) return undefined;
    const classes = images.get(key) ?? new Set();
    images.set(key, classes);
    return classes;
  };
  const sources: Record<string, string> = {};
  for (const path of files.instanceFiles)
    sources[basename(path)] = await readInstances(path, classesOf, options);
  for (const path of files.captionFiles) {
    sources[basename(path)] = await readCocoItems(path, [
      itemReader("images", Image, ({ id }) => void classesOf(id)),
      itemReader("annotations", Caption, ({ image_id, caption }) => {
        const classes = classesOf(image_id);
        if (classes) for (const name of options.classesIn(caption)) classes.add(name);
      }),
    ]);
  }
  return { images, sources };
}

type ClassesOf = (id: number) => Set<string> | undefined;

async function readInstances(
  path: string,
  classesOf: ClassesOf,
  { classOf }: CocoTruthOptions,
): Promise<string> {
  const names = new Map<number, string>();
  const found = new Map<Set<string>, Set<number>>();
  const hash = await readCocoItems(path, [
    itemReader("images", Image, ({ id }) => void classesOf(id)),
    itemReader("categories", Category, ({ id, name }) => void names.set(id, name)),
    itemReader("annotations", Instance, ({ image_id, category_id }) => {
      const classes = classesOf(image_id);
      if (classes) found.set(classes, (found.get(classes) ?? new Set()).add(category_id));
    }),
  ]);
  // Only now: the categories may stand behind the annotations.
  for (const [classes, categories] of found) {
    for (const category of categories) classes.add(className(path, names.get(category), { classOf }));
  }
  return hash;
}

function className(
  path: string,
  category: string | undefined,
  { classOf }: Pick<CocoTruthOptions, "classOf">,
): string {
  const name = category === undefined ? undefined : classOf(category);
  if (name !== undefined) return name;
  const message = `Cannot read "${path}": its category "${category}" is none of the lexicon's classes`;
  throw new InputFileError(message, "Get the file from cocodataset.org again.");
}
