import { z } from "zod";
import { InputFileError } from "../../../captions/input-file-error.ts";
import { captionWords } from "../words/caption-words.ts";
import type { FrontEnd } from "../words/front-end.ts";
import { loadLexicon } from "../words/lexicon.ts";
import { mentions } from "../words/mentions.ts";
import { itemReader, readCocoItems } from "./read-coco-items.ts";

const Id = z.int().nonnegative();
const Image = z.object({ id: Id });
const Category = z.object({ id: Id, name: z.string() });
const Instance = z.object({ image_id: Id, category_id: Id });
const Caption = z.object({ image_id: Id, caption: z.string() });

/** The classes that images show, gathered from annotation files. */
export class CocoClasses {
  /** By image id. */
  readonly images = new Map<number, Set<string>>();
  /** SHA-256 of each file, by its path. */
  readonly hashes = new Map<string, string>();

  /** Adds the classes of an instance file. Throws InputFileError where it names a class that CHAIR doesn't know. */
  async addInstances(path: string): Promise<void> {
    const names = new Map<number, string>();
    const found = new Map<number, Set<number>>();
    const hash = await readCocoItems(path, [
      itemReader("images", Image, ({ id }) => void this.#of(id)),
      itemReader("categories", Category, ({ id, name }) => void names.set(id, classNamed(path, name))),
      itemReader("annotations", Instance, ({ image_id, category_id }) => {
        const categories = found.get(image_id);
        if (categories === undefined) found.set(image_id, new Set([category_id]));
        else categories.add(category_id);
      }),
    ]);
    this.hashes.set(path, hash);
    // Only now: the categories may stand behind the annotations.
    for (const [image, categories] of found)
      for (const category of categories) this.#of(image).add(nameOf(path, names, category));
  }

  /** Adds the classes that a caption file's captions name. */
  async addCaptions(path: string, frontEnd: FrontEnd): Promise<void> {
    const lexicon = loadLexicon();
    const hash = await readCocoItems(path, [
      itemReader("images", Image, ({ id }) => void this.#of(id)),
      itemReader("annotations", Caption, ({ image_id, caption }) => {
        const classes = this.#of(image_id);
        for (const mention of mentions(captionWords(caption, frontEnd), lexicon)) classes.add(mention.class);
      }),
    ]);
    this.hashes.set(path, hash);
  }

  #of(image: number): Set<string> {
    const classes = this.images.get(image) ?? new Set();
    this.images.set(image, classes);
    return classes;
  }
}

/** A category by CHAIR's name. */
function classNamed(path: string, category: string): string {
  const name = loadLexicon().get(category);
  if (name !== undefined) return name;
  throw refusal(path, `its category "${category}" is none of COCO's 80 classes`);
}

function nameOf(path: string, names: ReadonlyMap<number, string>, category: number): string {
  const name = names.get(category);
  if (name !== undefined) return name;
  throw refusal(path, `an annotation has category ${category}, which is not among its categories`);
}

function refusal(path: string, what: string): InputFileError {
  return new InputFileError(`Cannot read "${path}": ${what}`, "Get the file from cocodataset.org again.");
}
