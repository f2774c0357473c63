import { mkdir, rename, writeFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { type FrontEndOptions, frontEnd } from "../words/front-end.ts";
import { CocoClasses } from "./coco-classes.ts";
import { type CocoFilesOptions, cocoFiles } from "./coco-files.ts";
import { formatGroundTruth } from "./format-ground-truth.ts";

/** Which annotations to read, and with which front end: captions are to be scored with the same. */
export interface PrepareCocoOptions extends FrontEndOptions, CocoFilesOptions {
  /** Called before each file. */
  readonly onFile?: (path: string) => void;
}

/** What has been written. */
export interface PreparedCoco {
  readonly images: number;
  /** Paths of the annotations that were read. */
  readonly sources: readonly string[];
}

/**
 * Writes CHAIR's ground truth from a folder of COCO's annotations: the classes of all instances, and those that the
 * reference captions name. Streams: 500 MB of annotations take some 350 MB. Throws InputFileError or LanguageDataError.
 */
export async function prepareCoco(
  folder: string,
  output: string,
  options: PrepareCocoOptions = {},
): Promise<PreparedCoco> {
  const files = await cocoFiles(folder, options);
  const reader = frontEnd(options);
  const found = new CocoClasses();
  for (const path of files.instanceFiles) {
    options.onFile?.(path);
    await found.addInstances(path);
  }
  for (const path of files.captionFiles) {
    options.onFile?.(path);
    await found.addCaptions(path, reader);
  }
  const sources = Object.fromEntries([...found.hashes].map(([path, hash]) => [basename(path), hash]));
  const { instances, captions } = files;
  const { name, nltk } = reader;
  await mkdir(dirname(output), { recursive: true });
  await writeFile(
    `${output}.part`,
    formatGroundTruth(found.images, { name, nltk, instances, captions, sources }),
  );
  await rename(`${output}.part`, output);
  return { images: found.images.size, sources: [...found.hashes.keys()] };
}
