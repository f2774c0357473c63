import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { imageId } from "../captions/image-id.ts";
import { InputFileError } from "../captions/input-file-error.ts";

/** The images to score, and no others. */
export interface ImageList {
  /** In the file's order. */
  readonly ids: ReadonlySet<string>;
  /** SHA-256 of the ids, one a line: equal lists have equal hashes, whatever the form of their files. */
  readonly sha256: string;
}

const Ids = z.array(z.union([z.string(), z.number()]));
const Named = z.record(z.string(), Ids);

/**
 * Reads ids or file names: one a line, a JSON array, or, as "FILE#NAME", an array that is a member of a JSON object.
 * Throws InputFileError that names the file and the entry.
 */
export async function readImageList(reference: string): Promise<ImageList> {
  const [, path = reference, name] = /^(.*)#([^#/]+)$/.exec(reference) ?? [];
  const entries = entriesOf(await text(path), path, name);
  const ids = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const id = imageId(entry);
    if (id === undefined)
      throw refusal(reference, `entry ${index + 1} is ${JSON.stringify(entry)}, which is no image id`);
    if (ids.has(id)) throw refusal(reference, `image ${id} comes twice`);
    ids.add(id);
  }
  if (ids.size === 0) throw refusal(reference, "it lists no images");
  return { ids, sha256: imagesHash(ids) };
}

/** SHA-256 of image ids, one a line, in ascending order: the order of a list changes no score. */
export function imagesHash(ids: Iterable<string>): string {
  return createHash("sha256")
    .update([...ids].sort(inOrder).join("\n"))
    .digest("hex");
}

const inOrder = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);

function entriesOf(text: string, path: string, name: string | undefined): readonly (string | number)[] {
  if (!/^\s*[[{]/.test(text)) return text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const value = parse(text, path);
  const list = Ids.safeParse(value);
  if (list.success) return list.data;
  const named = Named.safeParse(value);
  if (!named.success) throw refusal(path, "it is neither an array of ids nor an object of such arrays");
  const names = Object.keys(named.data);
  const found = name === undefined ? undefined : named.data[name];
  if (found === undefined)
    throw refusal(path, `it holds several lists; name one, as in "${path}#${names[0]}"`);
  return found;
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refusal(path, "it is not JSON", cause);
  }
}

async function text(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw refusal(path, "it cannot be read", cause);
  }
}

function refusal(path: string, what: string, cause?: unknown): InputFileError {
  const advice = "Write one image id a line, or a JSON array of them.";
  return new InputFileError(`Cannot read the list of images "${path}": ${what}`, advice, { cause });
}
