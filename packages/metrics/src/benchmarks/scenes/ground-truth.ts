import { z } from "zod";
import { BenchmarkDataError } from "../../errors.ts";
import { parseDataJson } from "../parse-data-json.ts";

const Annotation = z.object({
  id: z.union([z.int(), z.string().min(1)]),
  file: z.string().min(1),
  objects: z.array(z.object({ class: z.string().min(1) })),
});

/** What is in one image. */
export interface Truth {
  readonly id: string;
  /** Path of the image within the benchmark's folder. */
  readonly file: string;
  readonly classes: ReadonlySet<string>;
}

/** The images in the file's order. Throws BenchmarkDataError for a malformed or empty file and for an id that comes twice. */
export function parseGroundTruth(text: string, path: string): Truth[] {
  const annotations = parseDataJson(z.array(Annotation), text, path);
  if (annotations.length === 0) {
    throw new BenchmarkDataError(`Cannot read "${path}": it lists no images`, "Restore the file.");
  }
  const ids = new Set<string>();
  return annotations.map(({ id, file, objects }, index) => {
    if (ids.has(String(id))) {
      const message = `Cannot read "${path}": at [${index}].id: the id ${id} comes twice`;
      throw new BenchmarkDataError(message, "Give every image an id of its own.");
    }
    ids.add(String(id));
    return { id: String(id), file, classes: new Set(objects.map((object) => object.class)) };
  });
}
