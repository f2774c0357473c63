import type { FrontEnd } from "../words/front-end.ts";
import type { CocoYear } from "./coco-files.ts";

/** Where a ground truth is from, kept in its file. */
export interface GroundTruthOrigin extends Pick<FrontEnd, "name" | "nltk"> {
  readonly instances: CocoYear;
  readonly captions: CocoYear;
  /** SHA-256 of each source, by its file name. */
  readonly sources: Readonly<Record<string, string>>;
}

/** A ground-truth file: JSON with an image a line, in the order of their ids, so that equal data is equal text. */
export function formatGroundTruth(
  images: ReadonlyMap<number, ReadonlySet<string>>,
  { name, nltk, ...origin }: GroundTruthOrigin,
): string {
  const classes = [...new Set([...images.values()].flatMap((set) => [...set]))].sort();
  const places = new Map(classes.map((one, place) => [one, place]));
  const lines = [...images]
    .sort(([a], [b]) => a - b)
    .map(
      ([id, set]) =>
        `"${id}":${JSON.stringify([...set].flatMap((one) => places.get(one) ?? []).sort(ascending))}`,
    );
  const head = JSON.stringify({ frontEnd: name, nltk, ...origin, classes });
  return `${head.slice(0, -1)},"images":{\n${lines.join(",\n")}\n}}\n`;
}

const ascending = (a: number, b: number): number => a - b;
