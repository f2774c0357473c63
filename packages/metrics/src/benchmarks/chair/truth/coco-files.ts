import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { InputFileError } from "../../../captions/input-file-error.ts";

/** The years whose annotations can be read. OPERA takes the instances of 2014, PAI those of 2017; both the captions of 2014. */
export const cocoYears = ["2014", "2017"] as const;

/** A year of COCO's annotations. */
export type CocoYear = (typeof cocoYears)[number];

/** Paths of COCO's annotations, train and val. */
export interface CocoFiles {
  readonly instances: CocoYear;
  readonly captions: CocoYear;
  readonly instanceFiles: readonly string[];
  readonly captionFiles: readonly string[];
}

/** Which year of each to take; default: 2014, and 2017 where only that is there. */
export interface CocoFilesOptions {
  readonly instances?: CocoYear | undefined;
  readonly captions?: CocoYear | undefined;
}

/** Finds COCO's annotation files in a folder. Throws InputFileError that names those that are missing. */
export async function cocoFiles(folder: string, options: CocoFilesOptions = {}): Promise<CocoFiles> {
  const there = new Set(await readdir(folder).catch(() => []));
  const pick = (kind: string, year: CocoYear | undefined) => {
    const years = year === undefined ? cocoYears : [year];
    const found = years.find((one) => names(kind, one).every((name) => there.has(name)));
    if (found !== undefined)
      return { year: found, paths: names(kind, found).map((name) => join(folder, name)) };
    const missing = names(kind, year ?? "2014").filter((name) => !there.has(name));
    const message = `Cannot prepare COCO from "${folder}": ${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} not there`;
    throw new InputFileError(
      message,
      "Unpack annotations_trainval2014.zip of cocodataset.org, and name its folder.",
    );
  };
  const instances = pick("instances", options.instances);
  const captions = pick("captions", options.captions);
  return {
    instances: instances.year,
    captions: captions.year,
    instanceFiles: instances.paths,
    captionFiles: captions.paths,
  };
}

const names = (kind: string, year: CocoYear): string[] => [
  `${kind}_train${year}.json`,
  `${kind}_val${year}.json`,
];
