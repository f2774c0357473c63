import { z } from "zod";
import { BenchmarkDataError } from "../../errors.ts";
import { parseDataJson } from "../parse-data-json.ts";

const Generative = z.object({
  id: z.int(),
  type: z.literal("generative"),
  truth: z.array(z.string()),
  hallu: z.array(z.string()),
});
const types = [
  "discriminative-attribute-state",
  "discriminative-attribute-number",
  "discriminative-attribute-action",
  "discriminative-hallucination",
  "discriminative-relation",
  "relation",
] as const;
const Discriminative = z.object({ id: z.int(), type: z.enum(types) });
const Annotation = z.discriminatedUnion("type", [Generative, Discriminative]);

/** What one image shows, and what a model may see in it that is not there. Both may name an object twice. */
export interface AmberTruth {
  readonly truth: readonly string[];
  readonly hallu: readonly string[];
}

/** Every id of annotations.json, 1 and up; null for those of the discriminative part. */
export type AmberAnnotations = ReadonlyMap<number, AmberTruth | null>;

/** Reads AMBER's annotations.json. Throws BenchmarkDataError where it is malformed or its ids are not 1, 2, 3 and so on. */
export function parseAnnotations(text: string, path: string): AmberAnnotations {
  const records = parseDataJson(z.array(Annotation), text, path);
  const annotations = new Map<number, AmberTruth | null>();
  records.forEach((record, index) => {
    if (record.id !== index + 1) {
      const message = `Cannot read "${path}": at [${index}].id: it is ${record.id} instead of ${index + 1}`;
      throw new BenchmarkDataError(message, "Restore the file: AMBER finds a record by its place.");
    }
    annotations.set(record.id, record.type === "generative" ? record : null);
  });
  return annotations;
}
